import { modelGovernorAbi, proposalStateNames } from '@althing/proposals'
import { Contract } from 'ethers'
import type { ChainView } from '../chain/readContract.ts'
import { CliError } from '../cliError.ts'

/** The one promise: what is in force is so because an executed proposal says so. */
export async function expectExecuted(view: ChainView, proposalId: bigint): Promise<void> {
  const { provider, deployment, blockNumber } = view
  const governor = new Contract(deployment.contracts.governor, modelGovernorAbi, provider)
  const state: unknown = await governor.getFunction('state').staticCall(proposalId, { blockTag: blockNumber })
  expectEqual(`state of proposal ${proposalId}`, proposalStateNames[Number(state)], 'Executed')
}

/** Two records of the chain must say the same. */
export function expectEqual(what: string, found: unknown, allowed: unknown): void {
  if (found !== allowed)
    throw new CliError('verification', `${what}: found ${String(found)}, allowed ${String(allowed)}`)
}
