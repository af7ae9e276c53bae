import {
  type Config,
  exportConfig,
  type ExportedFile,
  type ExportTarget,
  type Manifest,
  sha256Sums,
} from '@althing/proposals'
import { layout } from './pullVersion.ts'

/** A folder of a pulled version. */
export interface PulledFolder {
  readonly path: string
  readonly manifest: Manifest
}

/** Writes a pulled config as a tool reads it when it is started in the pulled folder. */
export function exportPulled(
  config: Config,
  request: { target: ExportTarget; folders: readonly PulledFolder[]; proposalId: bigint },
): ExportedFile[] {
  const { target, folders, proposalId } = request
  const datasets = folders
    .filter(({ path, manifest }) => path === layout.dataset(manifest.root))
    .map(({ path, manifest }) => [manifest.root, { path: `./${path}`, files: manifest.files.map((file) => file.path) }])
  return exportConfig(config, {
    target,
    folders: { base: `./${layout.base}`, datasets: Object.fromEntries(datasets) },
    cluster: { proposalId: String(proposalId), sha256Sums: folders.map(sumsOf).join('') },
  })
}

/** `SHA256SUMS` lines of one folder, paths relative to the pulled folder. */
function sumsOf({ path, manifest }: PulledFolder): string {
  const files = manifest.files.map((file) => ({ ...file, path: `${path}/${file.path}` }))
  return sha256Sums({ ...manifest, files })
}
