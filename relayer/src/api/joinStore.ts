import type { ApiDataset, Hex } from '@althing/proposals'
import { parseJson } from '@althing/proposals'

import type { DatasetView, Oversight } from '../projection/views.ts'
import type { ContentStore } from '../store/contentStore.ts'
import { parseSha256 } from '../store/digest.ts'

const metadataLimits = { maxBytes: 1_048_576, maxDepth: 32 }
const titleLength = 200
const remembered = 1_000

type Card = { title: string | null; license: string | null }

/** Adds to what the chain says of a dataset what the store holds of it. */
export type DatasetJoin = (dataset: DatasetView, oversight: Oversight) => Promise<ApiDataset>

export function createDatasetJoin(store: ContentStore): DatasetJoin {
  const cards = new Map<Hex, Card>()

  return async (dataset, oversight) => {
    const { manifest, files, bytes } = store.holding(dataset.commitment.root)
    const metadata = store.has(parseSha256(dataset.metadataDigest))
    const card = metadata ? await cardOf(dataset.metadataDigest) : { title: null, license: null }

    return { ...dataset, ...oversight, stored: { manifest, metadata, files, bytes }, ...card }
  }

  async function cardOf(digest: Hex): Promise<Card> {
    const known = cards.get(digest)
    if (known !== undefined) return known

    const bytes = await store.readBytes(parseSha256(digest), { maxBytes: metadataLimits.maxBytes }).catch(() => null)
    if (bytes === null) return { title: null, license: null }

    const card = readCard(bytes)
    for (const oldest of cards.keys()) if (cards.size >= remembered) cards.delete(oldest)
    cards.set(digest, card)

    return card
  }
}

/** Title and licence of Croissant metadata; both are the contributor's words and may be missing. */
function readCard(bytes: Uint8Array): Card {
  try {
    const metadata = parseJson(bytes, metadataLimits)
    if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata))
      return { title: null, license: null }

    return { title: textOf(metadata['name']), license: textOf(metadata['license']) }
  } catch {
    return { title: null, license: null }
  }
}

/** A text, the first of several, or the name of an object: the forms that Croissant allows. */
function textOf(value: unknown): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value
  const text: unknown = typeof one === 'object' && one !== null && 'name' in one ? one.name : one

  return typeof text === 'string' && text !== '' ? text.slice(0, titleLength) : null
}
