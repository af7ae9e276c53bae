import { contractInterface } from '../contracts/contractInterface.ts'
import { decodeRevert } from '../contracts/decodeRevert.ts'
import type { Deployment } from '../deployment/deployment.ts'
import { asHex, type Hex } from '../hex.ts'
import { type Calls, descriptionHashOf, proposalIdOf } from '../ids/governorIds.ts'
import { executionCall, executionStateCall, type OverriddenCall } from './executionCall.ts'
import { revertDataOf } from './revertData.ts'

/** One JSON-RPC request: `provider.send` of ethers or `client.request` of viem. */
export type RpcRequest = (method: string, params: readonly unknown[]) => Promise<unknown>

/** `reason` is a decoded custom error or what the node said. */
export type Outcome =
  | { readonly status: 'passed' }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'unknown'; readonly reason: string }

export interface Simulation {
  /** `propose` by the proposer; null where nobody was named. */
  readonly proposing: Outcome | null
  /** All actions in one batch, run by the deployed governor and timelock. */
  readonly executing: Outcome
  /** The first action that fails; null where all pass or nobody could tell. */
  readonly failedAction: number | null
}

/**
 * Tries a proposal out on the chain's present state without sending anything: `propose` as the proposer would send it,
 * and the execution under a state override (see {@link executionCall}). A node that does not offer overrides is found
 * out and reported as `unknown`, never as passed.
 */
export async function simulateProposal(
  proposal: Calls & { readonly description: string },
  options: { deployment: Deployment; proposer: Hex | null; request: RpcRequest },
): Promise<Simulation> {
  const { deployment, proposer, request } = options
  const proposing = proposer === null ? null : await tryProposing(proposal, { deployment, proposer, request })
  const clock = await readClock(deployment, request)
  const context = { deployment, descriptionHash: descriptionHashOf(proposal.description), clock }

  const executing = await tryExecuting(proposal, context, request)
  if (executing.status !== 'failed') return { proposing, executing, failedAction: null }
  return { proposing, executing, failedAction: await firstFailure(proposal, context, request) }
}

interface ExecutionContext {
  readonly deployment: Deployment
  readonly descriptionHash: Hex
  readonly clock: bigint
}

async function tryProposing(
  proposal: Calls & { readonly description: string },
  options: { deployment: Deployment; proposer: Hex; request: RpcRequest },
): Promise<Outcome> {
  const { targets, values, calldatas, description } = proposal
  const data = contractInterface('governor').encodeFunctionData('propose', [targets, values, calldatas, description])
  const call = { from: options.proposer, to: options.deployment.contracts.governor, data }
  return outcomeOf(options.request('eth_call', [call, 'latest']))
}

async function tryExecuting(calls: Calls, context: ExecutionContext, request: RpcRequest): Promise<Outcome> {
  const execution = executionCall(calls, context)
  const proposalId = proposalIdOf(calls, context.descriptionHash)
  const believed = await callWithOverride(executionStateCall(execution, proposalId), request).catch(() => null)
  if (believed === null || BigInt(believed) !== queuedState) {
    return { status: 'unknown', reason: 'the node does not apply state overrides to eth_call' }
  }
  return outcomeOf(callWithOverride(execution, request))
}

/** Index of the action at which growing prefixes of the batch begin to fail. */
async function firstFailure(calls: Calls, context: ExecutionContext, request: RpcRequest): Promise<number | null> {
  const { targets, values, calldatas } = calls
  for (let count = 1; count <= targets.length; count++) {
    const prefix = {
      targets: targets.slice(0, count),
      values: values.slice(0, count),
      calldatas: calldatas.slice(0, count),
    }
    // Each prefix needs the one before it to have passed, so they run one after the other.
    // oxlint-disable-next-line no-await-in-loop
    if ((await tryExecuting(prefix, context, request)).status === 'failed') return count - 1
  }
  return null
}

const queuedState = 5n

async function readClock(deployment: Deployment, request: RpcRequest): Promise<bigint> {
  const data = contractInterface('governor').encodeFunctionData('clock', [])
  return BigInt(asHex(String(await request('eth_call', [{ to: deployment.contracts.governor, data }, 'latest']))))
}

async function callWithOverride({ call, stateOverride }: OverriddenCall, request: RpcRequest): Promise<Hex> {
  return asHex(String(await request('eth_call', [call, 'latest', stateOverride])))
}

async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    await call
    return { status: 'passed' }
  } catch (error) {
    const data = revertDataOf(error)
    if (data !== null) return { status: 'failed', reason: decodeRevert(data) ?? `an unknown error ${data}` }
    const message = error instanceof Error ? error.message : String(error)
    return {
      status: /revert|out of gas|invalid opcode/i.test(message) ? 'failed' : 'unknown',
      reason: message.slice(0, 300),
    }
  }
}
