import { type BuiltProposal, type Outcome, simulateProposal } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { useReader } from '../../chain/useReader.ts'
import { QueryView } from '../../ui/QueryView.tsx'
import { StatusMark, type StatusKind } from '../../ui/StatusMark.tsx'

/** The simulation names its own methods. */
type AnyMethod = { Method: string; Parameters: readonly unknown[]; ReturnType: unknown }

const kinds: Record<Outcome['status'], StatusKind> = { passed: 'good', failed: 'bad', unknown: 'quiet' }

/** What the deployed contracts would do with it now; nothing is sent. */
export function SimulationView({ built, proposer }: { built: BuiltProposal; proposer: Address }) {
  const { client, deployment } = useReader()
  const simulation = useQuery({
    queryKey: ['simulation', String(built.proposalId), proposer],
    queryFn: () =>
      simulateProposal(built, {
        deployment,
        proposer,
        request: (method, params) => client.request<AnyMethod>({ method, params }),
      }),
    staleTime: 10_000,
  })
  return (
    <QueryView query={simulation} what="how it would go" lines={2}>
      {({ proposing, executing, failedAction }) => (
        <ul className="stack" aria-label="Simulation">
          {proposing && (
            <li>
              <StatusMark kind={kinds[proposing.status]}>
                {proposing.status === 'passed' ? 'You may propose it' : 'You cannot propose it'}
              </StatusMark>
              <Why outcome={proposing} />
            </li>
          )}
          <li>
            <StatusMark kind={kinds[executing.status]}>{words[executing.status]}</StatusMark>
            {failedAction !== null && ` at action ${failedAction + 1}`}
            <Why outcome={executing} />
          </li>
        </ul>
      )}
    </QueryView>
  )
}

const words: Record<Outcome['status'], string> = {
  passed: 'Carried out today, every action would pass',
  failed: 'Carried out today, it would fail',
  unknown: 'Nobody can tell how it would go',
}

function Why({ outcome }: { outcome: Outcome }) {
  if (outcome.status === 'passed') return null
  return <p className="field__hint">{outcome.reason.slice(0, 400)}</p>
}
