import { type Commitment, type Config, encodeConfig, type Hex } from '@althing/proposals'
import { mkdir, writeFile } from 'node:fs/promises'
import { posix, join } from 'node:path'
import type { CommandContext } from '../cli.ts'
import type { Connection } from '../connection.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { checkAttestation } from './checkAttestation.ts'
import { checkConfig } from './checkConfig.ts'
import type { PulledFolder } from './exportPulled.ts'
import { fetchDocument } from './fetchDocument.ts'
import { fetchFolder } from './fetchFolder.ts'
import { type Lock, lockName } from './lockFile.ts'
import type { Training } from './resolveTraining.ts'
import type { ResolvedVersion } from './resolveVersion.ts'

/** Where the parts of a pulled version lie in its folder. */
export const layout = {
  model: 'model',
  base: 'base',
  config: 'config.json',
  attestation: 'attestation.dsse.json',
  dataset: (root: Hex) => posix.join('datasets', root),
  manifest: (root: Hex) => posix.join('manifests', `${root}.json`),
} as const

export interface PulledVersion {
  readonly lock: Lock
  readonly config: Config | null
  readonly folders: readonly PulledFolder[]
}

/**
 * Fetches everything that a resolved version is made of into `dir`, verifying each byte against the chain's word, and
 * writes the lock last.
 */
export async function pullVersion(
  context: CommandContext,
  connection: Connection,
  request: { resolved: ResolvedVersion; mirror: Mirror; dir: string; withData: boolean },
): Promise<PulledVersion> {
  const { resolved, mirror, dir, withData } = request
  const { training } = resolved
  await mkdir(dir, { recursive: true })
  const config = training === null ? null : await pullDocuments(connection, resolved, training, mirror, dir)

  const folders = foldersOf(resolved, withData)
  const totalBytes = folders.reduce((sum, { commitment }) => sum + commitment.totalBytes, 0)
  let bytes = 0
  const pulled: PulledFolder[] = []
  for (const { what, commitment, path } of folders) {
    const manifest = await fetchFolder(mirror, {
      what,
      commitment,
      dir: join(dir, path),
      manifestPath: join(dir, layout.manifest(commitment.root)),
      onBytes: (count) => context.progress.update('fetching', (bytes += count), totalBytes),
    })
    pulled.push({ path, manifest })
  }
  context.progress.clear()

  const lock = lockOf(connection, resolved, withData)
  await writeFile(join(dir, lockName), `${JSON.stringify(lock, null, 2)}\n`)
  return { lock, config, folders: pulled }
}

/** The folders of a version and where each one goes. */
export function foldersOf({ version, training }: ResolvedVersion, withData: boolean) {
  const folders = [{ what: 'model', commitment: version.artifact, path: layout.model as string }]
  if (training === null) return folders
  folders.push({ what: 'base', commitment: training.base.artifact, path: layout.base })
  if (!withData) return folders
  for (const { commitment } of [...training.trainingSets, ...training.evaluationSets]) {
    folders.push({ what: 'dataset', commitment, path: layout.dataset(commitment.root) })
  }
  return folders
}

async function pullDocuments(
  { deployment }: Connection,
  resolved: ResolvedVersion,
  training: Training,
  mirror: Mirror,
  dir: string,
): Promise<Config> {
  const bytes = await fetchDocument(mirror, training.config.config.configDigest, 'config', 262_144)
  const config = checkConfig(bytes, training)
  const attestation = await fetchDocument(mirror, resolved.version.attestationDigest, 'attestation', 4_194_304)
  await checkAttestation(attestation, resolved, training, deployment)

  await writeFile(join(dir, layout.config), encodeConfig(config))
  await writeFile(join(dir, layout.attestation), attestation)
  return config
}

function lockOf({ deployment }: Connection, resolved: ResolvedVersion, withData: boolean): Lock {
  const { version, training, block } = resolved
  const data = training === null || !withData ? [] : [...training.trainingSets, ...training.evaluationSets]
  return {
    format: 'althing-lock/1',
    chainId: deployment.chainId,
    genesisHash: deployment.genesisHash,
    registry: deployment.contracts.models,
    lineage: String(resolved.lineage),
    versionId: resolved.versionId,
    version: version.number,
    artifact: plain(version.artifact),
    configDigest: training === null ? null : training.config.config.configDigest,
    attestationDigest: training === null ? null : version.attestationDigest,
    base: training === null ? null : plain(training.base.artifact),
    datasets: data.map(({ commitment }) => plain(commitment)),
    block,
  }
}

function plain({ root, dirHash1, totalBytes, fileCount }: Commitment): Commitment {
  return { root, dirHash1, totalBytes, fileCount }
}
