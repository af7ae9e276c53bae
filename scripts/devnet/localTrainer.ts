import type { Deployment } from '@althing/proposals'
import { type JsonRpcProvider, parseEther, Wallet } from 'ethers'
import { bondTrainer } from '../governor/bondTrainer.ts'
import { type PersonName, person } from './people.ts'

/** Bonds whoever trains on the local chain with the stakes of five runs: only a decision that admits it is missing. */
export async function bondLocalTrainer(
  provider: JsonRpcProvider,
  deployment: Deployment,
  name: PersonName = 'Trainer',
): Promise<void> {
  const trainer = new Wallet(person(name).privateKey, provider)
  await bondTrainer(trainer, deployment, { wei: parseEther('0.1'), hardware: undefined, otherwise: 'this machine' })
}
