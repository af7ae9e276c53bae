import { useConnection } from 'wagmi'
import { DelegateForm } from '../features/delegate/DelegateForm.tsx'
import { OwnPower } from '../features/delegate/OwnPower.tsx'
import { usePower } from '../features/delegate/powerQueries.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { Section } from '../ui/Section.tsx'

export function DelegatePage() {
  const { address } = useConnection()
  const power = usePower()
  return (
    <Page
      title="Delegate"
      lead="Let your tokens vote: through you, or through somebody you trust. They never leave your account."
    >
      {address === undefined ? (
        <Empty title="Whose votes?">Connect a wallet to see what it holds. Reading the rest needs none.</Empty>
      ) : (
        <>
          <QueryView query={power} what="your voting power" lines={3}>
            {(known) => <OwnPower power={known} />}
          </QueryView>
          <Section title="Change it">
            <DelegateForm key={address} own={address} />
          </Section>
        </>
      )}
    </Page>
  )
}
