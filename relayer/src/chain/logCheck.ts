import type { BlockHeader } from './blockHeader.ts'
import type { EventDecoder } from './eventDecoder.ts'
import { bloomBits, bloomHas } from './logsBloom.ts'
import type { RawLog } from './rawLog.ts'

/** Why a block's logs cannot be taken as they are. */
export type Doubt = 'foreign block' | 'not in bloom' | 'disagreement' | 'missing' | 'trigger'

export type LogCheck = {
  /** The first doubt about what endpoints say a block logged, or null. */
  findDoubt(header: BlockHeader, versions: readonly (readonly RawLog[])[]): Doubt | null
  readonly isOurs: (log: RawLog) => boolean
}

/**
 * Creates the test of logs against a header. A node that lags answers `[]`, and one that lies answers anything: the bloom
 * says which of our events may have been emitted, so an absent one is noticed and an invented one mostly too.
 */
export function createLogCheck(decoder: EventDecoder): LogCheck {
  const kinds = decoder.events.map((event) => ({
    event,
    addressBits: bloomBits(event.address),
    topicBits: bloomBits(event.topic),
    isTrigger: event.contract === 'runs' && event.abi.name === 'RunAuthorized',
  }))
  return {
    isOurs: (log) => decoder.kindOf(log) !== undefined,
    findDoubt(header, versions) {
      const [logs = [], ...others] = versions
      if (logs.some((log) => log.blockHash.toLowerCase() !== header.hash)) return 'foreign block'
      const identity = identityOf(logs)
      if (others.some((other) => identityOf(other) !== identity)) return 'disagreement'
      const possible = kinds.filter(
        ({ addressBits, topicBits }) =>
          bloomHas(header.logsBloom, addressBits) && bloomHas(header.logsBloom, topicBits),
      )
      const seen = new Set(logs.map((log) => decoder.kindOf(log)))
      const possibleKinds = new Set(possible.map(({ event }) => event))
      if ([...seen].some((kind) => kind && !possibleKinds.has(kind))) return 'not in bloom'
      if (possible.some(({ event }) => !seen.has(event))) return 'missing'
      return possible.some(({ isTrigger }) => isTrigger) ? 'trigger' : null
    },
  }
}

function identityOf(logs: readonly RawLog[]): string {
  return logs
    .map((log) =>
      [Number(log.logIndex), log.blockHash, log.transactionHash, log.address, ...log.topics, log.data].join(),
    )
    .toSorted()
    .join(';')
    .toLowerCase()
}
