import { JsonRpcProvider, Wallet } from 'ethers'
import { inject } from 'vitest'
import { person, type PersonName } from '../../../scripts/devnet/people.ts'
import { type ContractCall, sendCall } from '../../../scripts/governor/contractCalls.ts'

/** Has a seeded person call a contract, and waits for the block. */
export async function sendAs(name: PersonName, call: ContractCall): Promise<void> {
  const { rpcUrl, deployment } = inject('stack')
  const provider = new JsonRpcProvider(rpcUrl, undefined, { cacheTimeout: -1, pollingInterval: 100 })
  await sendCall(new Wallet(person(name).privateKey, provider), deployment, call)
  provider.destroy()
}
