import type { Deployment } from '@althing/proposals'
import type { Database, Queryable } from '../db/database.ts'
import type { Settings } from '../settings.ts'
import type { Block, ChainEvent } from './chainEvent.ts'
import { createCheckpointStore } from './checkpointStore.ts'
import { createEventDecoder, type EventDecoder } from './eventDecoder.ts'
import { createFinalLane, type FinalLane } from './finalLane.ts'
import { createPreviewLane, type PreviewLane } from './previewLane.ts'
import type { Quorum } from './quorum.ts'
import { createRangeLimit } from './rangeLimit.ts'
import { createRangeReader } from './rangeReader.ts'
import { requireChain } from './requireChain.ts'
import { createRpcEndpoint } from './rpcEndpoint.ts'

/** The chain as the rest of the relayer sees it. */
export type Chain = {
  readonly quorum: Quorum
  readonly decoder: EventDecoder
  readonly lane: FinalLane
  readonly preview: PreviewLane
  /** The final events of earlier processes, oldest first, with the block up to which the last page is complete. */
  stored(): AsyncGenerator<{ events: readonly ChainEvent[]; block: Block }>
}

/**
 * Connects to the chain and checks that it is the right one and still the same.
 *
 * @throws ChainMismatch | FinalityViolation | QuorumNotReached
 */
export async function createChain(parts: {
  settings: Pick<Settings, 'rpcUrls' | 'quorum' | 'finality' | 'trust'>
  deployment: Deployment
  database: Database
  alongside: (transaction: Queryable, events: readonly ChainEvent[]) => Promise<void>
}): Promise<Chain> {
  const { settings, deployment, database, alongside } = parts
  const { finality, trust } = settings
  const quorum = { endpoints: settings.rpcUrls.map((url) => createRpcEndpoint(url)), q: settings.quorum }
  await requireChain(quorum, { deployment, finality })
  const decoder = createEventDecoder(deployment.contracts)
  const checkpoints = createCheckpointStore(database, decoder)
  const lane = createFinalLane({
    quorum,
    finality,
    database,
    checkpoints,
    readRange: createRangeReader(decoder, { trust }),
    limit: createRangeLimit(),
    startBlock: deployment.blockNumber,
    alongside,
  })
  await lane.verifyCheckpoint()
  return {
    quorum,
    decoder,
    lane,
    preview: createPreviewLane(quorum.endpoints, decoder),
    async *stored() {
      const block = await checkpoints.read()
      if (!block) return
      for await (const events of checkpoints.events()) yield { events, block }
    },
  }
}
