import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { type Manifest, manifestLimits } from '@althing/proposals'
import { z } from 'zod'

import type { Root, Sha256 } from './contentStore.ts'
import { manifestPath, sha256Of } from './digest.ts'
import { ContentCorrupt } from './errors.ts'
import { receive } from './incoming.ts'
import { parseManifestAside } from './parseManifestAside.ts'
import type { Quota } from './quota.ts'
import type { StoreFiles } from './storeFiles.ts'

/** The files that a manifest names: all that is needed to say what is held. */
export type Outline = readonly { readonly sha256: Sha256; readonly size: number }[]

/** Manifests by root. */
export interface Manifests {
  readonly outline: (root: Root) => Outline | null
  readonly sizeLimit: (digest: Sha256) => number | null
  readonly put: (
    bytes: Uint8Array,
    check?: (manifest: Manifest) => void,
  ) => Promise<{ manifest: Manifest; created: boolean }>
  readonly get: (root: Root) => Promise<Manifest | null>
  readonly count: number
}

type ManifestsOptions = { dir: string; tmp: string; corrupt: string; files: StoreFiles; quota: Quota }

const outlineSchema = z.object({ files: z.array(z.object({ sha256: z.string(), size: z.int().min(0) })) })

/** Parsed manifests kept in memory: recomputing a root costs a keccak per file. */
const cached = 16

/** @param outlines The manifests on disk; kept up to date and owned from here on. */
export function createManifests(outlines: Map<Root, Outline>, options: ManifestsOptions): Manifests {
  const { dir, tmp, corrupt, files, quota } = options
  const parsed = new Map<Root, Manifest>()
  const limits = new Map<Sha256, number>()
  for (const outline of outlines.values()) allow(outline)

  return {
    outline: (root) => outlines.get(root) ?? null,
    sizeLimit: (digest) => limits.get(digest) ?? null,

    async put(bytes, check) {
      const manifest = await parseManifestAside(bytes)
      check?.(manifest)
      const created = !outlines.has(manifest.root)
      if (created) {
        const digest = sha256Of(bytes)
        const target = manifestPath(dir, manifest.root)
        const size = await receive(
          [bytes],
          { digest, maxBytes: manifestLimits.maxBytes },
          { tmp, target, files, quota },
        )
        if (outlines.has(manifest.root)) quota.give(size)
        outlines.set(manifest.root, outlineOf(manifest))
        allow(manifest.files)
      }

      return { manifest: remember(manifest), created }
    },

    async get(root) {
      if (!outlines.has(root)) return null

      return parsed.get(root) ?? remember(await readParsed(root))
    },

    get count() {
      return outlines.size
    },
  }

  /** The greatest size counts: a manifest that gives a file too small a size must not keep others from uploading it. */
  function allow(outline: Outline): void {
    for (const { sha256, size } of outline) limits.set(sha256, Math.max(size, limits.get(sha256) ?? 0))
  }

  function remember(manifest: Manifest): Manifest {
    parsed.delete(manifest.root)
    parsed.set(manifest.root, manifest)
    for (const oldest of parsed.keys()) if (parsed.size > cached) parsed.delete(oldest)

    return manifest
  }

  async function readParsed(root: Root): Promise<Manifest> {
    const path = manifestPath(dir, root)
    try {
      const manifest = await parseManifestAside(await readFile(path))
      if (manifest.root === root) return manifest
      throw new ContentCorrupt(`manifest ${root}`, `root ${manifest.root}`)
    } catch (error) {
      outlines.delete(root)
      await files.publish(path, join(corrupt, `${root}-${randomUUID()}`)).catch(() => {})
      if (error instanceof ContentCorrupt) throw error
      throw new ContentCorrupt(`manifest ${root}`, error instanceof Error ? error.message : 'unreadable')
    }
  }
}

/**
 * Reads which files a stored manifest names without recomputing its root, which {@link Manifests.get} does on use.
 * Null for anything unreadable.
 */
export async function readOutline(path: string): Promise<Outline | null> {
  try {
    return outlineSchema.parse(JSON.parse(await readFile(path, 'utf8'))).files
  } catch {
    return null
  }
}

function outlineOf({ files }: Manifest): Outline {
  return files.map(({ sha256, size }) => ({ sha256, size }))
}
