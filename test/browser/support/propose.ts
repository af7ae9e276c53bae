import {
  asHex,
  type Hex,
  formatDescription,
  governanceTokenAbi,
  modelGovernorAbi,
  proposalIdOf,
  descriptionHashOf,
} from '@althing/proposals'
import { Contract, getUint, JsonRpcProvider, Wallet } from 'ethers'
import { inject } from 'vitest'
import { openLocalChain } from '../../../scripts/devnet/localChain.ts'
import { person, type PersonName } from '../../../scripts/devnet/people.ts'
import { sendCall } from '../../../scripts/governor/contractCalls.ts'

export type Proposed = { id: string; path: string }

/** Proposes one call, by default a harmless one of the token, and opens the vote. */
export async function propose(
  { title, body }: { title: string; body: string },
  options: { by?: PersonName; open?: boolean; call?: { target: Hex; calldata: Hex } } = {},
): Promise<Proposed> {
  const { rpcUrl, deployment } = inject('stack')
  const { by = 'Astrid', open = true } = options
  const provider = new JsonRpcProvider(rpcUrl, undefined, { cacheTimeout: -1, pollingInterval: 100 })
  const signer = new Wallet(person(by).privateKey, provider)
  await endLiveProposal(by)
  const token = new Contract(deployment.contracts.token, governanceTokenAbi)
  const call = options.call ?? {
    target: deployment.contracts.token,
    calldata: asHex(token.interface.encodeFunctionData('approve', [signer.address, 0n])),
  }
  const calls = { targets: [call.target], values: [0n], calldatas: [call.calldata] }
  const description = formatDescription({ title, body, nonce: crypto.randomUUID(), proposer: null })
  const args = [calls.targets, calls.values, calls.calldatas, description]
  await sendCall(signer, deployment, { contract: 'governor', method: 'propose', args })
  const id = String(proposalIdOf(calls, descriptionHashOf(description)))
  if (open) {
    const chain = openLocalChain(rpcUrl, deployment)
    await chain.openVote(id)
    chain.close()
  }
  provider.destroy()
  return { id, path: `/proposals/${id}` }
}

/** Closes the vote on what somebody proposed before: the governor takes one proposal at a time from each. */
export async function endLiveProposal(by: PersonName): Promise<void> {
  const { rpcUrl, deployment } = inject('stack')
  const chain = openLocalChain(rpcUrl, deployment)
  const governor = new Contract(deployment.contracts.governor, modelGovernorAbi, chain.provider)
  const deadline = getUint(await governor.getFunction('busyUntil')(person(by).address))
  await chain.mine(Number(deadline) + 1 - (await chain.provider.getBlockNumber()))
  chain.close()
}
