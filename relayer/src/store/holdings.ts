import type { Blobs } from './blobs.ts'
import type { Root } from './contentStore.ts'
import type { Manifests, Outline } from './manifests.ts'

/** What is held of a folder; `complete` when every file is there in its size. */
export type Holding = { manifest: boolean; files: number; bytes: number; complete: boolean }

const nothing: Holding = { manifest: false, files: 0, bytes: 0, complete: false }

/** Counts what is held of folders; an answer is kept until a blob comes or goes, for a folder may have many files. */
export function createHoldings({ blobs, manifests }: { blobs: Blobs; manifests: Manifests }): (root: Root) => Holding {
  const counted = new Map<Root, { outline: Outline; changes: number; holding: Holding }>()

  return (root) => {
    const outline = manifests.outline(root)
    if (outline === null) return nothing

    const known = counted.get(root)
    if (known?.outline === outline && known.changes === blobs.changes) return known.holding

    const holding = count(outline)
    counted.set(root, { outline, changes: blobs.changes, holding })
    return holding
  }

  function count(outline: Outline): Holding {
    let files = 0
    let bytes = 0
    for (const { sha256, size } of outline) {
      if (blobs.size(sha256) !== size) continue
      files += 1
      bytes += size
    }

    return { manifest: true, files, bytes, complete: files === outline.length }
  }
}
