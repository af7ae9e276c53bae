import {
  type ContractName,
  contractNames,
  formatHolding,
  modelGovernorAbi,
  roleCensus,
  type RoleEvent,
  timelockControllerAbi,
} from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import { type Hex, keccak256 } from 'viem'
import { type Reader, useReader } from '../../chain/useReader.ts'
import { readTierTable, type TierTable } from './tierTable.ts'

/** What the app itself found out about the deployment that it was told of. */
export type Trust = {
  /** Whether block 0 is the one that the deployment document names. */
  genesis: boolean
  contracts: readonly { name: ContractName; address: Hex; asDeployed: boolean }[]
  /** Roles of the timelock that differ from what lets votes alone move it. */
  missing: readonly string[]
  unexpected: readonly string[]
  guardian: { account: Hex; termEnd: number }
  tiers: TierTable
}

export function useTrust() {
  const reader = useReader()
  return useQuery({ queryKey: ['trust'], queryFn: () => readTrust(reader), staleTime: 60_000 })
}

async function readTrust(reader: Reader): Promise<Trust> {
  const { client, deployment } = reader
  const governor = { address: deployment.contracts.governor, abi: modelGovernorAbi } as const
  const [first, contracts, events, account, termEnd, tiers] = await Promise.all([
    client.getBlock({ blockNumber: 0n }),
    Promise.all(contractNames.map((name) => readContractCode(reader, name))),
    readRoleEvents(reader),
    client.readContract({ ...governor, functionName: 'proposalGuardian' }),
    client.readContract({ ...governor, functionName: 'guardianTermEnd' }),
    readTierTable(reader),
  ])
  const { missing, unexpected } = roleCensus(deployment, events)
  return {
    genesis: first.hash === deployment.genesisHash,
    contracts,
    missing: missing.map(formatHolding),
    unexpected: unexpected.map(formatHolding),
    guardian: { account, termEnd },
    tiers,
  }
}

async function readContractCode({ client, deployment }: Reader, name: ContractName) {
  const address = deployment.contracts[name]
  const code = await client.getCode({ address })
  return { name, address, asDeployed: code !== undefined && keccak256(code) === deployment.codeHashes[name] }
}

/** Every grant and revocation since the deployment, in the order of the chain. */
async function readRoleEvents({ client, deployment }: Reader): Promise<RoleEvent[]> {
  const timelock = { address: deployment.contracts.timelock, abi: timelockControllerAbi } as const
  const range = { fromBlock: BigInt(deployment.blockNumber), toBlock: 'latest' } as const
  const [granted, revoked] = await Promise.all([
    client.getContractEvents({ ...timelock, eventName: 'RoleGranted', ...range }),
    client.getContractEvents({ ...timelock, eventName: 'RoleRevoked', ...range }),
  ])
  return [...granted, ...revoked]
    .toSorted((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex)
    .map(({ eventName, args }) => ({
      kind: eventName === 'RoleGranted' ? 'granted' : 'revoked',
      role: args.role ?? '0x',
      account: args.account ?? '0x',
    }))
}
