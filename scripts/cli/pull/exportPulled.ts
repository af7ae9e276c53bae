import { type Config, exportConfig, type ExportedFile, type ExportTarget } from '@althing/proposals'
import { layout, type PulledFolder, sumsOf } from './layout.ts'

/** What an export is made from. */
export interface Exportable {
  readonly config: Config
  readonly folders: readonly PulledFolder[]
  /** Proposal that approved the config. */
  readonly proposalId: bigint
}

/** Writes a pulled config as a tool reads it when it is started in the pulled folder. */
export function exportPulled(
  { config, folders, proposalId }: Exportable,
  target: ExportTarget,
): readonly ExportedFile[] {
  const datasets = folders
    .filter(({ path, manifest }) => path === layout.dataset(manifest.root))
    .map(({ path, manifest }) => [manifest.root, { path: `./${path}`, files: manifest.files.map((file) => file.path) }])
  return exportConfig(config, {
    target,
    folders: { base: `./${layout.base}`, datasets: Object.fromEntries(datasets) },
    cluster: { proposalId: String(proposalId), sha256Sums: sumsOf(folders) },
  })
}
