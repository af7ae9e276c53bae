import { TrustView } from '../features/trust/TrustView.tsx'
import { useTrust } from '../features/trust/trustQueries.ts'
import { Page } from '../ui/Page.tsx'
import { QueryView } from '../ui/QueryView.tsx'

export function TrustPage() {
  const trust = useTrust()
  return (
    <Page title="Who holds power" lead="Read just now from the chain, by this page, without asking anybody else.">
      <QueryView query={trust} what="roles and code" lines={8}>
        {(known) => <TrustView trust={known} />}
      </QueryView>
    </Page>
  )
}
