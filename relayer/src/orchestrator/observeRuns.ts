import { executionKeyOf, trainingRunsAbi, type Deployment } from '@althing/proposals'
import { decodeFunctionData, isAddressEqual } from 'viem'
import type { ChainEvent } from '../chain/chainEvent.ts'
import { isEvent } from '../chain/eventGuard.ts'
import type { ObservedRun } from '../ledger/runLedger.ts'

/**
 * Finds the authorised runs among final events, each with the timelock's call that authorised it.
 *
 * The timelock emits `CallExecuted` right after each call, so the call of a `RunAuthorized` is the next one to the same
 * contract in the same transaction. A run without such a call was not authorised by an execution and is not observed.
 */
export function observeRuns(events: readonly ChainEvent[], deployment: Deployment): ObservedRun[] {
  return events.flatMap((event) => {
    if (!isEvent(event, 'runs', 'RunAuthorized')) return []
    const call = events.find(
      (other) =>
        other.blockHash === event.blockHash &&
        other.transactionHash === event.transactionHash &&
        other.logIndex > event.logIndex &&
        isEvent(other, 'timelock', 'CallExecuted') &&
        isAddressEqual(other.args.target, event.address),
    )
    if (!call || !isEvent(call, 'timelock', 'CallExecuted')) return []
    const { functionName, args } = decodeCall(call.args.data)
    const authorization = event.args.release ? 'authorizeRelease' : 'authorize'
    if (functionName !== authorization || args?.[0] !== event.args.configId) return []
    const { id: operationId, index } = call.args
    const callIndex = Number(index)
    const { chainId, contracts } = deployment
    return {
      executionKey: executionKeyOf({ chainId, timelock: contracts.timelock, operationId, callIndex }),
      runId: event.args.runId,
      configId: event.args.configId,
      proposalId: event.args.proposalId,
      observedAt: event.blockNumber,
      trust: 'proof',
      facts: { operationId, callIndex, authorizedIn: { hash: event.blockHash, transaction: event.transactionHash } },
    }
  })
}

function decodeCall(data: `0x${string}`): { functionName: string | null; args?: readonly unknown[] | undefined } {
  try {
    return decodeFunctionData({ abi: trainingRunsAbi, data })
  } catch {
    return { functionName: null }
  }
}
