import { toQuantity } from 'ethers/utils'
import { storageLayout } from '../abi/storageLayout.ts'
import { contractInterface } from '../contracts/contractInterface.ts'
import type { Deployment } from '../deployment/deployment.ts'
import { asHex, type Hex } from '../hex.ts'
import { type Calls, operationIdOf, proposalIdOf } from '../ids/governorIds.ts'
import { mappingDiff, type StateDiff } from './storageSlots.ts'

/** An `eth_call` with a state override: nothing is sent, nothing is kept. */
export interface OverriddenCall {
  readonly call: { readonly from: Hex; readonly to: Hex; readonly data: Hex; readonly gas: string }
  readonly stateOverride: Record<Hex, { readonly stateDiff: StateDiff }>
}

/** Gas of a simulated execution: what fits a block of any chain we deploy to. */
const gas = 30_000_000n

/**
 * The governor's own `execute` on a proposal that this call alone believes to be voted, queued and due.
 *
 * Everything that runs is the deployed code: governor, timelock, execution context, registries. Made up are only the
 * record of the proposal, its votes and the timelock's due date, so what passes here fails later only if the chain's
 * state changes until then.
 * @param options.clock The governor's `clock()` now.
 */
export function executionCall(
  calls: Calls,
  options: { deployment: Deployment; descriptionHash: Hex; clock: bigint },
): OverriddenCall {
  const { contracts } = options.deployment
  const { targets, values, calldatas } = calls
  const proposalId = proposalIdOf(calls, options.descriptionHash)
  const operationId = operationIdOf(calls, { governor: contracts.governor, descriptionHash: options.descriptionHash })
  const {
    _proposals: proposals,
    _proposalVotes: votes,
    _timelockIds: timelockIds,
    _proposalTerms: terms,
  } = storageLayout.modelGovernor
  const { _timestamps: timestamps } = storageLayout.timelockController

  const data = contractInterface('governor').encodeFunctionData('execute', [
    targets,
    values,
    calldatas,
    options.descriptionHash,
  ])
  return {
    call: { from: caller, to: contracts.governor, data: asHex(data), gas: toQuantity(gas) },
    stateOverride: {
      [contracts.governor]: {
        stateDiff: {
          ...mappingDiff(proposals, proposalId, votedProposal(options.clock)),
          ...mappingDiff(votes, proposalId, { forVotes: 1n << 200n }),
          ...mappingDiff(terms, proposalId, { tier: constitutional }),
          ...mappingDiff(timelockIds, proposalId, { value: BigInt(operationId) }),
        },
      },
      [contracts.timelock]: {
        stateDiff: mappingDiff(timestamps, BigInt(operationId), { value: dueAt }),
      },
    },
  }
}

/** `state(proposalId)` under the same override: anything but 5 (queued) means that the override was not understood. */
export function executionStateCall(execution: OverriddenCall, proposalId: bigint): OverriddenCall {
  const data = asHex(contractInterface('governor').encodeFunctionData('state', [proposalId]))
  return { ...execution, call: { ...execution.call, data } }
}

/** Anyone may execute; this account is nobody's. */
const caller: Hex = `0x${'00'.repeat(19)}a1`

/** Long ago, and not the timelock's mark for a done operation, which is 1. */
const dueAt = 2n

/** The tier whose execution the governor asks most of. */
const constitutional = 2n

/** The governor's own eta only tells it when a proposal expires: never. */
const neverExpires = (1n << 48n) - 1n

/** A vote that ended a moment ago, so that quorum is counted against the supply of today. */
function votedProposal(clock: bigint): Record<string, bigint> {
  return { proposer: 1n, voteStart: clock > 3n ? clock - 3n : 1n, voteDuration: 1n, etaSeconds: neverExpires }
}
