import { type Commitment, type Hex, type Manifest, sha256Sums } from '@althing/proposals'
import { posix } from 'node:path'
import type { VotedConfig } from './votedConfig.ts'

/** Where the parts of what was pulled lie in its folder. */
export const layout = {
  model: 'model',
  base: 'base',
  config: 'config.json',
  attestation: 'attestation.dsse.json',
  sums: 'SHA256SUMS',
  dataset: (root: Hex) => posix.join('datasets', root),
  manifest: (root: Hex) => posix.join('manifests', `${root}.json`),
} as const

/** A folder that belongs to what is pulled, and where it goes. */
export interface PlacedFolder {
  /** What people call it in a message. */
  readonly what: string
  readonly commitment: Commitment
  readonly path: string
}

/** A folder that was fetched and verified. */
export interface PulledFolder {
  readonly path: string
  readonly manifest: Manifest
}

/** What a training under a config reads: the base and, unless left out, every training and evaluation set. */
export function inputFolders(
  { base, trainingSets, evaluationSets }: VotedConfig,
  withData: boolean,
): readonly PlacedFolder[] {
  const sets = withData ? [...trainingSets, ...evaluationSets] : []
  return [
    { what: 'base', commitment: base.artifact, path: layout.base },
    ...sets.map(({ commitment }) => ({ what: 'dataset', commitment, path: layout.dataset(commitment.root) })),
  ]
}

/** `SHA256SUMS` lines of folders, their paths relative to the folder that holds them all. */
export function sumsOf(folders: readonly PulledFolder[]): string {
  return folders
    .map(({ path, manifest }) => {
      const files = manifest.files.map((file) => ({ ...file, path: `${path}/${file.path}` }))
      return sha256Sums({ ...manifest, files })
    })
    .join('')
}
