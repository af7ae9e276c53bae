import { useSearchParams } from 'react-router'
import { useConnection } from 'wagmi'
import { useDatasets } from '../features/datasets/datasetQueries.ts'
import { useLineages } from '../features/models/modelQueries.ts'
import type { Calls } from '@althing/proposals'
import { DecodedCalls } from '../features/proposals/DecodedCalls.tsx'
import { TierNeeds, TierView } from '../features/proposals/TierView.tsx'
import { draftOf } from '../features/propose/draftLink.ts'
import { ProposeForm } from '../features/propose/ProposeForm.tsx'
import { NeedsWallet } from '../transactions/NeedsWallet.tsx'
import { Page } from '../ui/Page.tsx'
import { explainCall } from './explainCall.tsx'
import { useKnownNames } from './useKnownNames.ts'

export function NewProposalPage() {
  const { address } = useConnection()
  const names = useKnownNames()
  const datasets = useDatasets().data?.items ?? []
  const lineages = useLineages().data?.items ?? []
  const initial = draftOf(useSearchParams()[0])
  return (
    <Page
      title="Write a proposal"
      overline="Proposals"
      lead="Say what should happen. You see the exact calls before you sign them."
    >
      <NeedsWallet to="write a proposal">
        {address && (
          <ProposeForm
            proposer={address}
            initial={initial}
            suggestions={{
              dataset: datasets.map(({ id, title, status }) => ({
                value: id,
                label: `${title ?? 'untitled'} (${status})`,
              })),
              lineage: lineages.map(({ name }) => ({ value: name, label: name })),
              version: lineages.flatMap(({ name, versions }) =>
                versions.map(({ id, number }) => ({ value: id, label: `${name} version ${number}` })),
              ),
              config: lineages.flatMap(({ name, versions }) =>
                versions.flatMap(({ config, number }) =>
                  config === null ? [] : [{ value: config, label: `trained ${name} version ${number}` }],
                ),
              ),
            }}
            contributorOf={(root) =>
              datasets.find(({ commitment, status }) => commitment.root === root && status === 'approved')
                ?.contributor ?? datasets.find(({ commitment }) => commitment.root === root)?.contributor
            }
            renderPreview={(built) => <DecodedCalls {...built} names={names} explain={explainCall} />}
            renderTier={(built, tier) => (built ? <TierView {...callsOf(built)} /> : <TierNeeds tier={tier} />)}
          />
        )}
      </NeedsWallet>
    </Page>
  )
}

function callsOf({ targets, values, calldatas }: Calls): Calls {
  return { targets, values, calldatas }
}
