import {
  type Commitment,
  commitmentOf,
  type Hex,
  type Manifest,
  manifestLimits,
  parsePublishedConfig,
  ProposalsError,
} from '@althing/proposals'

import type { Views } from '../projection/views.ts'
import type { ContentStore, Root, Sha256 } from '../store/contentStore.ts'
import { ApiError } from './apiError.ts'

/** Greatest sizes of documents, in bytes. */
const documentLimits = { metadata: 1_048_576, attestation: 1_048_576, config: 262_144 } as const

/** Part of the quota that uploads may fill; the rest is kept for the artifacts of this relayer's own runs. */
const uploadShare = 0.9

/** Most bytes of configs that no proposal speaks of yet: enough to draft with, too little to fill a disk with. */
const draftBytes = 67_108_864

/** The chain decides what may be uploaded: bytes that nobody committed to are not taken. */
export interface UploadPolicy {
  /** Greatest size of a manifest for this root. Throws 403 where the chain does not know it. */
  manifestLimit(root: Root): number
  /** Throws 422 unless the manifest is what was committed to on chain. */
  checkManifest(manifest: Manifest): void
  /** Greatest size of this blob. Throws 403 where no stored manifest names it. */
  blobLimit(digest: Sha256): number
  documentLimit(digest: Sha256): number
  /** Throws 403 unless the chain knows the document, or it is a valid config to be proposed. */
  checkDocument(digest: Sha256, bytes: Uint8Array): void
}

export function createUploadPolicy({ views, store }: { views: () => Views; store: ContentStore }): UploadPolicy {
  let drafted = 0

  return {
    manifestLimit(root) {
      const known = committed(root)
      checkRoom(0)

      return Math.min(manifestLimits.maxBytes, Math.max(...known.map(({ fileCount }) => manifestBytes(fileCount))))
    },

    checkManifest(manifest) {
      const found = commitmentOf(manifest)
      const known = committed(manifest.root)
      if (known.some((commitment) => equals(commitment, found))) return

      throw new ApiError(422, 'commitment_mismatch', {
        message: `The manifest of ${manifest.root} has ${describe(found)}; on chain it has ${known.map(describe).join(' or ')}.`,
      })
    },

    blobLimit(digest) {
      const limit = store.sizeLimit(digest)
      if (limit === null) {
        throw new ApiError(403, 'not_committed', {
          message: `No stored manifest names sha256 ${digest}. Upload the folder's manifest first.`,
        })
      }
      checkRoom(limit)

      return limit
    },

    documentLimit(digest) {
      checkRoom(0)
      return documentLimits[views().documentUse(`0x${digest}`) ?? 'metadata']
    },

    checkDocument(digest, bytes) {
      const use = views().documentUse(`0x${digest}`)
      if (use === 'metadata' || use === 'attestation') return

      if (use === 'config') {
        parsePublishedConfig(bytes)
        return
      }
      checkDraft(digest, bytes)
      if (drafted + bytes.length > draftBytes) {
        throw new ApiError(507, 'store_full', {
          message: 'Too many configs that no proposal speaks of; propose first.',
        })
      }
      drafted += bytes.length
    },
  }

  function committed(root: Hex): readonly Commitment[] {
    const known = views().commitments(root)
    if (known.length > 0) return known

    throw new ApiError(403, 'not_committed', {
      message: `Root ${root} is on chain as no open dataset, base model or artifact. Submit it first; once its block is indexed, upload again.`,
      field: 'root',
    })
  }

  function checkRoom(bytes: number): void {
    const usage = store.usage()
    if (usage.bytes + bytes <= usage.quotaBytes * uploadShare) return

    throw new ApiError(507, 'store_full', { message: 'The content store has no room for uploads.' })
  }
}

/** Greatest size of a manifest of so many files: paths have 1 024 bytes at most, each escaped at worst. */
function manifestBytes(fileCount: number): number {
  return 256 + fileCount * 2_304
}

function equals(a: Commitment, b: Commitment): boolean {
  return a.dirHash1 === b.dirHash1 && a.totalBytes === b.totalBytes && a.fileCount === b.fileCount
}

function describe({ dirHash1, totalBytes, fileCount }: Commitment): string {
  return `${fileCount} files, ${totalBytes} bytes and dirHash1 ${dirHash1}`
}

/** A document that the chain does not name may become known with the next block, or be a config for a proposal. */
function checkDraft(digest: Sha256, bytes: Uint8Array): void {
  try {
    parsePublishedConfig(bytes)
  } catch (error) {
    if (!(error instanceof ProposalsError)) throw error
    throw new ApiError(403, 'not_committed', {
      message: `The chain names no document sha256 ${digest} yet, and it is no config that could be proposed: ${error.message}`,
    })
  }
}
