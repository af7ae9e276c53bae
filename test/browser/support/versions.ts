import { lineageIdOfRef } from '@althing/proposals'
import { inject } from 'vitest'
import { readInForce, readVersion, type VersionRecord } from '../../../scripts/cli/chain/records.ts'
import { openLocalChain } from '../../../scripts/devnet/localChain.ts'
import { createRuns } from '../../../scripts/devnet/runs.ts'
import { lineage } from '../../../scripts/devnet/trainingConfig.ts'

/**
 * Waits until no run is on its way, and gives the version then in force: the stack is shared, and a run that another test
 * file left open comes into force while time passes here.
 */
export async function settleRuns(): Promise<VersionRecord> {
  const { rpcUrl, deployment } = inject('stack')
  const chain = openLocalChain(rpcUrl, deployment)
  const runs = createRuns(chain, deployment)
  for (let runId = await runs.count(); runId > 0; runId -= 1) await runs.outcome(String(runId), () => {})
  const view = { provider: chain.provider, deployment, blockNumber: await chain.provider.getBlockNumber() }
  const version = await readVersion(view, await readInForce(view, lineageIdOfRef(lineage)))
  chain.close()
  return version
}

/** Number of the run that the execution of a proposal authorised, as the chain has it. */
export async function runOf(proposalId: string): Promise<bigint> {
  const { rpcUrl, deployment } = inject('stack')
  const chain = openLocalChain(rpcUrl, deployment)
  const [runId = '0'] = await createRuns(chain, deployment).authorizedBy(proposalId)
  chain.close()
  return BigInt(runId)
}
