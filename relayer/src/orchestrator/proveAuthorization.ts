import type { Deployment } from '@althing/proposals'
import type { Hex } from 'viem'
import { parseHeader } from '../chain/blockHeader.ts'
import type { EventDecoder } from '../chain/eventDecoder.ts'
import { proveReceipts } from '../chain/receipts.ts'
import type { RpcEndpoint } from '../chain/rpcEndpoint.ts'
import { ChainDataInvalid } from '../chain/rpcError.ts'
import type { RunJob } from '../ledger/runJob.ts'
import { observeRuns } from './observeRuns.ts'
import { RunRejected } from './runRejected.ts'

/**
 * Proves from the block's receipts root that the transaction succeeded and that in it the pinned timelock's call made the
 * pinned contract authorise exactly this run.
 *
 * @throws RunRejected when the block says otherwise; ChainDataInvalid when the endpoint cannot prove it.
 */
export async function proveAuthorization(
  endpoint: RpcEndpoint,
  claim: { job: RunJob; deployment: Deployment; decoder: EventDecoder; authorizedIn: { hash: Hex; transaction: Hex } },
): Promise<void> {
  const { job, deployment, decoder, authorizedIn } = claim
  const header = parseHeader(await endpoint.request('eth_getBlockByHash', authorizedIn.hash, false))
  if (header.hash !== authorizedIn.hash)
    throw new ChainDataInvalid(`${endpoint.label} gave another block than asked for`)
  const receipt = (await proveReceipts(endpoint, header)).find(
    ({ transactionHash }) => transactionHash === authorizedIn.transaction,
  )
  if (!receipt) throw new ChainDataInvalid(`${endpoint.label}: ${authorizedIn.transaction} is not in its block`)
  if (!receipt.succeeded) throw new RunRejected(`the transaction ${authorizedIn.transaction} failed`)
  const events = receipt.logs.filter((log) => decoder.kindOf(log)).map((log) => decoder.decode(log, header.timestamp))
  const proven = observeRuns(events, deployment).find(({ runId }) => runId === job.runId)
  if (proven?.executionKey !== job.executionKey || proven.configId !== job.configId)
    throw new RunRejected(
      `the transaction ${authorizedIn.transaction} did not authorise run ${job.runId} by the timelock`,
    )
}
