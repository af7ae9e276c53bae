import {
  auditCouncilAbi,
  contractNames,
  datasetRegistryAbi,
  modelGovernorAbi,
  modelLicenseAbi,
  modelRegistryAbi,
  reviewPanelAbi,
  rewardVaultAbi,
  timelockControllerAbi,
  trainingRunsAbi,
  treasuryStreamsAbi,
  type ContractName,
  type Deployment,
} from '@althing/proposals'
import { decodeEventLog, getAddress, toEventSelector, type Abi, type AbiEvent, type Address, type Hex } from 'viem'
import type { ChainEvent } from './chainEvent.ts'
import type { RawLog } from './rawLog.ts'
import { ChainDataInvalid } from './rpcError.ts'

/** What the index needs of OpenZeppelin's contracts; of our own it takes every event. The token is not followed. */
const governorEvents = new Set([
  'ProposalCreated',
  'ProposalQueued',
  'ProposalExecuted',
  'ProposalCanceled',
  'ProposalExtended',
  'ProposalTiered',
  'TierRequirementsSet',
  'QuorumNumeratorUpdated',
  'VoteCast',
  'VoteCastWithParams',
])

/** Uses are settled by the ten thousand, and seats change hands: neither is listed. */
const licenseEvents = new Set(['KindOpened', 'KindClosed', 'SeatsBought'])

const followed: Partial<Record<ContractName, readonly AbiEvent[]>> = {
  governor: eventsOf(modelGovernorAbi).filter(({ name }) => governorEvents.has(name)),
  timelock: eventsOf(timelockControllerAbi).filter(({ name }) => name === 'CallExecuted'),
  datasets: eventsOf(datasetRegistryAbi),
  models: eventsOf(modelRegistryAbi),
  runs: eventsOf(trainingRunsAbi),
  council: eventsOf(auditCouncilAbi),
  reviews: eventsOf(reviewPanelAbi),
  vault: eventsOf(rewardVaultAbi),
  licenses: eventsOf(modelLicenseAbi).filter(({ name }) => licenseEvents.has(name)),
  streams: eventsOf(treasuryStreamsAbi),
}

/** One kind of event of one pinned contract. */
export type FollowedEvent = {
  readonly contract: ContractName
  readonly address: Address
  readonly topic: Hex
  readonly abi: AbiEvent
}

/** Knows which logs are ours and what they say. */
export type EventDecoder = {
  readonly addresses: readonly Address[]
  readonly events: readonly FollowedEvent[]
  /** The kind of a log, or undefined for a log of another contract or an event that is not followed. */
  readonly kindOf: (log: Pick<RawLog, 'address' | 'topics'>) => FollowedEvent | undefined
  /** @throws ChainDataInvalid when the bytes do not fit the event. */
  decode(log: RawLog, blockTimestamp: number): ChainEvent
}

/** Creates the decoder for one deployment; nothing from any other address is ever decoded. */
export function createEventDecoder(contracts: Deployment['contracts']): EventDecoder {
  const events = contractNames.flatMap((contract) =>
    (followed[contract] ?? []).map((abi): FollowedEvent => ({
      contract,
      address: getAddress(contracts[contract]),
      topic: toEventSelector(abi),
      abi,
    })),
  )
  const byKey = new Map(events.map((event) => [`${event.address.toLowerCase()}${event.topic}`, event]))
  const kindOf: EventDecoder['kindOf'] = (log) => byKey.get(`${log.address.toLowerCase()}${log.topics[0] ?? ''}`)
  return {
    addresses: [...new Set(events.map(({ address }) => address))],
    events,
    kindOf,
    decode(log, blockTimestamp) {
      const kind = kindOf(log)
      if (!kind) throw new ChainDataInvalid(`a log of ${log.address} is not followed`)
      return {
        contract: kind.contract,
        name: kind.abi.name,
        args: decodeArguments(kind.abi, log),
        address: kind.address,
        blockNumber: Number(log.blockNumber),
        blockHash: log.blockHash,
        blockTimestamp,
        transactionHash: log.transactionHash,
        logIndex: Number(log.logIndex),
      }
    },
  }
}

function decodeArguments(abi: AbiEvent, log: RawLog): Record<string, unknown> {
  try {
    const [topic, ...topics] = log.topics
    if (topic === undefined) throw new ChainDataInvalid('a log without topics')
    const { args } = decodeEventLog({ abi: [abi], topics: [topic, ...topics], data: log.data })
    return { ...args }
  } catch (cause) {
    throw new ChainDataInvalid(`a log of ${log.address} is no ${abi.name}`, { cause })
  }
}

function eventsOf(abi: Abi): readonly AbiEvent[] {
  return abi.filter((item) => item.type === 'event')
}
