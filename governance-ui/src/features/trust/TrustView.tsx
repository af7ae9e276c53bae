import { Address } from '../../ui/Address.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { Guardian } from './Guardian.tsx'
import { TierTableView } from './TierTableView.tsx'
import type { Trust } from './trustQueries.ts'

/** Whether nothing but a vote can move anything, and whether the code is what was deployed. */
export function TrustView({ trust }: { trust: Trust }) {
  const { genesis, contracts, missing, unexpected, guardian, tiers } = trust
  const clean = missing.length === 0 && unexpected.length === 0
  return (
    <>
      <Section title="Who can move the treasury and the registries">
        <p>
          <StatusMark kind={clean ? 'good' : 'bad'}>
            {clean ? 'The governor alone: nothing moves without a vote' : 'Not the governor alone'}
          </StatusMark>
        </p>
        {!clean && (
          <Notice tone="bad" title="The timelock’s roles are not those of a sound deployment.">
            {unexpected.map((holding) => (
              <p key={holding}>Should not be: {holding}</p>
            ))}
            {missing.map((holding) => (
              <p key={holding}>Is missing: {holding}</p>
            ))}
          </Notice>
        )}
      </Section>
      <Section title="Who can stop a decision">
        <Guardian guardian={guardian} />
      </Section>
      <Section title="How much agreement a decision takes">
        <TierTableView table={tiers} />
      </Section>
      <Section title="The contracts">
        <ul className="row-list">
          {contracts.map(({ name, address, asDeployed }) => (
            <li key={name} className="row">
              <Address of={address} name={name} />
              <StatusMark kind={asDeployed ? 'good' : 'bad'}>
                {asDeployed ? 'Code as deployed' : 'Code is not what was deployed'}
              </StatusMark>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="The chain">
        <StatusMark kind={genesis ? 'good' : 'bad'}>
          {genesis
            ? 'Its first block is the one that the deployment names'
            : 'It is another chain with the same number'}
        </StatusMark>
      </Section>
    </>
  )
}
