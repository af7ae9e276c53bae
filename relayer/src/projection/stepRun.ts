import type { ChainEvent } from '../chain/chainEvent.ts'
import { patch, type State } from './state.ts'
import type { RunView } from './views.ts'

/** Changes a run along one of its steps. */
export function step(state: State, runId: bigint, event: ChainEvent, change: (run: RunView) => Partial<RunView>): void {
  patch(state, state.runs, {
    id: String(runId),
    change: (run) => ({ ...change(run), updatedAt: event.blockTimestamp }),
  })
}
