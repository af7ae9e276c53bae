import type { Config } from '@althing/proposals'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandContext } from '../cli.ts'
import type { Connection } from '../connection.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { checkAttestation } from './checkAttestation.ts'
import { fetchConfig } from './fetchConfig.ts'
import { fetchDocument } from './fetchDocument.ts'
import { fetchFolders, type PulledDocument } from './fetchFolders.ts'
import { inputFolders, layout, type PlacedFolder, type PulledFolder } from './layout.ts'
import { chainOf, plainCommitment, type VersionLock, writeLock } from './lockFile.ts'
import type { Training } from './resolveTraining.ts'
import type { ResolvedVersion } from './resolveVersion.ts'

export interface PulledVersion {
  readonly lock: VersionLock
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
  const config = training === null ? null : await fetchConfig(mirror, training, dir)
  if (training !== null) await fetchAttestation(connection, resolved, training, { mirror, dir })

  const folders = await fetchFolders(context, {
    mirror,
    dir,
    folders: versionFolders(resolved, withData),
    documents: documentsOf(resolved),
  })
  const lock = lockOf(connection, resolved, withData)
  await writeLock(dir, lock)
  return { lock, config, folders }
}

/** The folders of a version and where each one goes. */
export function versionFolders({ version, training }: ResolvedVersion, withData: boolean): readonly PlacedFolder[] {
  const model = { what: 'model', commitment: version.artifact, path: layout.model }
  return training === null ? [model] : [model, ...inputFolders(training, withData)]
}

function documentsOf({ version, training }: ResolvedVersion): readonly PulledDocument[] {
  if (training === null) return []
  return [
    { path: layout.config, digest: training.config.config.configDigest },
    { path: layout.attestation, digest: version.attestationDigest },
  ]
}

async function fetchAttestation(
  { deployment }: Connection,
  resolved: ResolvedVersion,
  training: Training,
  { mirror, dir }: { mirror: Mirror; dir: string },
): Promise<void> {
  const attestation = await fetchDocument(mirror, resolved.version.attestationDigest, 'attestation', 4_194_304)
  await checkAttestation(attestation, resolved, training, deployment)
  await writeFile(join(dir, layout.attestation), attestation)
}

function lockOf({ deployment }: Connection, resolved: ResolvedVersion, withData: boolean): VersionLock {
  const { version, training, block } = resolved
  const data = training === null || !withData ? [] : [...training.trainingSets, ...training.evaluationSets]
  return {
    format: 'althing-lock/1',
    ...chainOf(deployment),
    lineage: String(resolved.lineage),
    versionId: resolved.versionId,
    version: version.number,
    artifact: plainCommitment(version.artifact),
    configDigest: training === null ? null : training.config.config.configDigest,
    attestationDigest: training === null ? null : version.attestationDigest,
    base: training === null ? null : plainCommitment(training.base.artifact),
    datasets: data.map(({ commitment }) => plainCommitment(commitment)),
    block,
  }
}
