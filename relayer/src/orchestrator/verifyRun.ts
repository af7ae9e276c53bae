import type { Deployment } from '@althing/proposals'
import type { BlockHeader } from '../chain/blockHeader.ts'
import type { EventDecoder } from '../chain/eventDecoder.ts'
import type { Quorum } from '../chain/quorum.ts'
import type { RpcEndpoint } from '../chain/rpcEndpoint.ts'
import type { RunJob, Trust } from '../ledger/runJob.ts'
import { checkRunState } from './checkRunState.ts'
import { proveAuthorization } from './proveAuthorization.ts'
import { proveRun, type RunState } from './proveRun.ts'
import { readRun } from './readRun.ts'
import { NotYet, RunRejected } from './runRejected.ts'

export type RunVerifier = (
  job: RunJob,
) => Promise<{ readonly state: RunState; readonly at: BlockHeader; readonly trust: Trust }>

export type RunVerifierParts = {
  readonly deployment: Deployment
  readonly decoder: EventDecoder
  readonly quorum: Quorum
  readonly trust: Trust
  /** The newest final block, for whose hash the quorum stands. */
  readonly finalHeader: () => BlockHeader | null
}

/** Creates the check that stands before every run: see relayer-1, "Before a run is created", 1 to 5. */
export function createRunVerifier(parts: RunVerifierParts): RunVerifier {
  const { deployment, decoder, quorum, trust, finalHeader } = parts
  return async (job) => {
    const header = finalHeader()
    if (!header) throw new NotYet('no final block yet', 1)
    const { operationId, authorizedIn } = job.facts
    if (operationId === undefined || authorizedIn === undefined) throw new RunRejected('no timelock operation is known')
    const at = { header, deployment, job, operationId }
    const state =
      trust === 'quorum'
        ? await readRun(quorum, at)
        : await fromAny(quorum.endpoints, async (endpoint) => {
            await proveAuthorization(endpoint, { job, deployment, decoder, authorizedIn })
            return proveRun(endpoint, at)
          })
    checkRunState(state, { job, deployment, now: header.timestamp })
    return { state, at: header, trust }
  }
}

/** The first endpoint that can prove it, be it that the run is refused; proofs need no agreement. */
async function fromAny<T>(endpoints: readonly RpcEndpoint[], prove: (endpoint: RpcEndpoint) => Promise<T>): Promise<T> {
  let failure: unknown
  for (const endpoint of endpoints)
    try {
      return await prove(endpoint)
    } catch (error) {
      if (error instanceof RunRejected) throw error
      failure = error
    }
  throw failure
}
