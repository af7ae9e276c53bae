import { modelGovernorAbi, proposalStateOf } from '@althing/proposals'
import type { Deployment, ProposalState } from '@althing/proposals'
import { Contract, JsonRpcProvider, getUint } from 'ethers'

/** The local chain's time, which people would wait for and we move on. */
export interface LocalChain {
  readonly provider: JsonRpcProvider
  mine(blocks: number): Promise<void>
  /** Makes what has happened so far final. */
  settle(): Promise<void>
  /** Moves the clock on and mines, so that the next block already has the new time. */
  passSeconds(seconds: number): Promise<void>
  stateOf(proposalId: string): Promise<ProposalState>
  /** Mines until the proposal's vote is open. */
  openVote(proposalId: string): Promise<void>
  /** Mines until the proposal's vote is closed. */
  closeVote(proposalId: string): Promise<void>
  /** Lets the timelock's delay pass. */
  passDelay(proposalId: string): Promise<void>
  close(): void
}

export function openLocalChain(rpcUrl: string, deployment: Deployment): LocalChain {
  const provider = new JsonRpcProvider(rpcUrl, deployment.chainId, {
    staticNetwork: true,
    pollingInterval: 100,
    cacheTimeout: -1,
  })
  const governor = new Contract(deployment.contracts.governor, modelGovernorAbi, provider)
  const ask = async (method: string, proposalId: string) => getUint(await governor.getFunction(method)(proposalId))

  const mine = async (blocks: number) => {
    if (blocks > 0) await provider.send('anvil_mine', [`0x${blocks.toString(16)}`])
  }
  const passSeconds = async (seconds: number) => {
    if (seconds > 0) await provider.send('evm_increaseTime', [seconds])
    await mine(1)
  }
  /** Governor clocks count blocks or seconds. */
  const reach = async (timepoint: bigint) => {
    if (deployment.clock === 'blocknumber') return mine(Number(timepoint) - (await provider.getBlockNumber()))
    const latest = await provider.getBlock('latest')
    return passSeconds(Number(timepoint) - (latest?.timestamp ?? 0))
  }
  return {
    provider,
    mine,
    settle: () => mine(3),
    passSeconds,
    stateOf: async (proposalId) => proposalStateOf(await ask('state', proposalId)),
    openVote: async (proposalId) => reach((await ask('proposalSnapshot', proposalId)) + 1n),
    closeVote: async (proposalId) => reach((await ask('proposalDeadline', proposalId)) + 1n),
    async passDelay(proposalId) {
      const latest = await provider.getBlock('latest')
      await passSeconds(Number(await ask('proposalEta', proposalId)) - (latest?.timestamp ?? 0))
    },
    close: () => provider.destroy(),
  }
}
