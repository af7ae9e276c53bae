import { type Manifest, parseManifest } from '@althing/proposals'
import { verifyFolder } from '@althing/relayer/verifyFolder'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandContext } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { layout, type PlacedFolder, type PulledFolder } from './layout.ts'

/**
 * Hashes the folders in a pulled folder again.
 *
 * @throws {CliError} naming the files that are not what the chain committed to.
 */
export async function checkFolders(
  context: CommandContext,
  dir: string,
  folders: readonly PlacedFolder[],
): Promise<readonly PulledFolder[]> {
  const checked: PulledFolder[] = []
  for (const { what, commitment, path } of folders) {
    const manifest = parseManifest(await readFile(join(dir, layout.manifest(commitment.root))))
    await expectFolder(context, { what, manifest, root: commitment.root, dir: join(dir, path) })
    checked.push({ path, manifest })
  }
  return checked
}

async function expectFolder(
  { progress }: CommandContext,
  { what, manifest, root, dir }: { what: string; manifest: Manifest; root: string; dir: string },
): Promise<void> {
  if (manifest.root !== root) {
    throw new CliError('verification', `manifest of the ${what}: found root ${manifest.root}, allowed ${root}`)
  }
  const differences = await verifyFolder(dir, manifest, {
    onProgress: ({ bytes, totalBytes }) => progress.update(`hashing ${what}`, bytes, totalBytes),
  })
  if (differences.length === 0) return
  const lines = differences.slice(0, 20).map(({ kind, path }) => `  ${kind}: ${path}`)
  throw new CliError(
    'verification',
    [`${dir}: ${differences.length} files differ from the ${what} on the chain`, ...lines].join('\n'),
    {
      details: { differences },
    },
  )
}
