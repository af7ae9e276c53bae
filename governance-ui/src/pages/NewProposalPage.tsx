import { useSearchParams } from 'react-router'
import { useConnection } from 'wagmi'
import { useDatasets } from '../features/datasets/datasetQueries.ts'
import { useLineages } from '../features/models/modelQueries.ts'
import { DecodedCalls } from '../features/proposals/DecodedCalls.tsx'
import { TierView } from '../features/proposals/TierView.tsx'
import type { Draft } from '../features/propose/draft.ts'
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
  const initial = draftFor(useSearchParams()[0].get('approve'))
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
            }}
            contributorOf={(root) =>
              datasets.find(({ commitment, status }) => commitment.root === root && status === 'approved')
                ?.contributor ?? datasets.find(({ commitment }) => commitment.root === root)?.contributor
            }
            renderPreview={(built) => (
              <div className="stack">
                <TierView targets={built.targets} values={built.values} calldatas={built.calldatas} />
                <DecodedCalls {...built} names={names} explain={explainCall} />
              </div>
            )}
          />
        )}
      </NeedsWallet>
    </Page>
  )
}

/** A draft that begins with the approval of a dataset, where a link asked for it. */
function draftFor(dataset: string | null): Draft {
  if (dataset === null || !/^0x[0-9a-f]{64}$/i.test(dataset)) return { title: '', body: '', actions: [] }
  return { title: '', body: '', actions: [{ key: `approve-${dataset}`, type: 'dataset.approve', values: { dataset } }] }
}
