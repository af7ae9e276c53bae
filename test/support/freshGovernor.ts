import { asHex, type Calls } from '@althing/proposals'
import type { Contract } from 'ethers'

/** Index in `ClockMode`. */
export type ClockModeIndex = 0 | 1

/** The eight standard states, in the order of their numbers. */
export const states = [
  'Pending',
  'Active',
  'Canceled',
  'Defeated',
  'Succeeded',
  'Queued',
  'Expired',
  'Executed',
] as const

export interface Draft extends Calls {
  readonly description: string
}

/** A governor, a timelock and a token on a network of their own, with a holder, a guardian and means to let time pass. */
export async function freshGovernor(clockMode: ClockModeIndex) {
  const { network } = await import('hardhat')
  const { ethers, networkHelpers } = await network.create()
  const [holder, guardian, stranger] = await ethers.getSigners()
  if (!holder || !guardian || !stranger) throw new Error('the network has too few accounts')
  const timelock = await ethers.deployContract('TimelockController', [60, [], [], holder])
  const supply = ethers.parseEther('1000')
  const token = await ethers.deployContract('GovernanceToken', [
    'Althing',
    'ALTH',
    clockMode,
    timelock,
    200,
    [holder],
    [supply],
  ])
  const governor: Contract = await ethers.deployContract('ModelGovernor', [
    {
      name: 'Althing',
      token,
      timelock,
      votingDelay: 10,
      votingPeriod: 100,
      voteExtension: 10,
      proposalThreshold: supply / 100n,
      quorumNumerator: 400,
      tiers: { modelQuorum: 800, modelApproval: 5000, constitutionalQuorum: 2000, constitutionalApproval: 6667 },
      queueWindow: 100,
      executionWindow: 86_400,
      guardian,
      guardianTerm: 864_000,
      daoURI: 'ipfs://dao',
      limits: { maxVotingDelay: 100, minVotingPeriod: 1, maxVotingPeriod: 1000 },
    },
  ])
  for (const role of ['PROPOSER_ROLE', 'CANCELLER_ROLE', 'EXECUTOR_ROLE']) {
    await timelock.getFunction('grantRole')(ethers.id(role), governor)
  }
  await token.getFunction('delegate')(holder)
  const pass = async (units: number) => {
    if (clockMode === 1) await networkHelpers.time.increase(units)
    else await networkHelpers.mine(units)
  }
  await pass(2)

  const address = asHex(await governor.getAddress())
  return {
    ethers,
    address,
    governor,
    timelock,
    token,
    holder,
    guardian,
    stranger,
    supply,
    pass,
    time: networkHelpers.time,
  }
}

export type FreshGovernor = Awaited<ReturnType<typeof freshGovernor>>

/** `setVotingDelay`, described by `body`: harmless, and constitutional. */
export function draftOf({ address, governor }: Pick<FreshGovernor, 'address' | 'governor'>, body: string): Draft {
  const calldata = asHex(governor.interface.encodeFunctionData('setVotingDelay', [10]))
  return {
    targets: [address],
    values: [0n],
    calldatas: [calldata],
    description: `# Title\n\n${body}`,
  }
}
