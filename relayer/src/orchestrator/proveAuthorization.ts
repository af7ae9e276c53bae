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
 * Proves from the block's receipts root that in one transaction, which succeeded, the pinned timelock's call made the pinned
 * contract authorise exactly this run. Which transaction is not asked: the root covers what receipts say, not their hashes,
 * so those are an endpoint's word alone.
 *
 * @throws RunRejected when the block says otherwise; ChainDataInvalid when the endpoint cannot prove it.
 */
export async function proveAuthorization(
  endpoint: RpcEndpoint,
  claim: { job: RunJob; deployment: Deployment; decoder: EventDecoder; authorizedIn: { hash: Hex } },
): Promise<void> {
  const { job, deployment, decoder, authorizedIn } = claim
  const header = parseHeader(await endpoint.request('eth_getBlockByHash', authorizedIn.hash, false))
  if (header.hash !== authorizedIn.hash)
    throw new ChainDataInvalid(`${endpoint.label} gave another block than asked for`)
  const receipts = (await proveReceipts(endpoint, header)).filter(({ succeeded }) => succeeded)
  const proven = receipts
    .map(({ logs }) => logs.filter(decoder.kindOf).map((log) => decoder.decode(log, header.timestamp)))
    .flatMap((events) => observeRuns(events, deployment))
    .find(({ runId }) => runId === job.runId)
  if (proven?.executionKey !== job.executionKey || proven.configId !== job.configId)
    throw new RunRejected(`no transaction of block ${header.number} authorised run ${job.runId} by the timelock`)
}
