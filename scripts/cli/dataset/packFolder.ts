import {
  commitmentOf,
  encodeManifest,
  type Manifest,
  manifestCid,
  manifestDigest,
  sha256Sums,
} from '@althing/proposals'
import { hashFolder } from '@althing/relayer/hashFolder'
import { mkdir, realpath, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { CommandContext } from '../cli.ts'
import { CliError } from '../cliError.ts'

export interface PackedFolder {
  readonly dir: string
  /** Folder that holds `manifest.json` and `SHA256SUMS`; never inside of `dir`, whose commitment it would change. */
  readonly out: string
  readonly manifest: Manifest
}

/**
 * Commits to a folder and writes the manifest beside it.
 *
 * @param out Where to; `<folder>.ddm` in the working directory unless said otherwise.
 */
export async function packFolder(
  { io, progress }: CommandContext,
  folder: string,
  out: string | undefined,
): Promise<PackedFolder> {
  const dir = resolve(io.cwd, folder)
  const target = resolve(io.cwd, out ?? `${basename(dir)}.ddm`)
  await checkOutside(dir, target)

  const { manifest } = await hashFolder(dir, {
    onProgress: ({ bytes, totalBytes }) => progress.update('hashing', bytes, totalBytes),
  })
  progress.clear()

  await mkdir(target, { recursive: true })
  await writeFile(join(target, 'manifest.json'), encodeManifest(manifest))
  await writeFile(join(target, 'SHA256SUMS'), sha256Sums(manifest))
  return { dir, out: target, manifest }
}

/** What `dataset pack` prints, also part of `dataset submit`. */
export function packDocument({ manifest, out }: PackedFolder): Record<string, unknown> {
  const { root, dirHash1, totalBytes, fileCount } = commitmentOf(manifest)
  return {
    root,
    dirHash1: dirHash1.slice(2),
    manifestDigest: manifestDigest(manifest).slice(2),
    manifestCid: manifestCid(manifest),
    totalBytes,
    fileCount,
    files: manifest.files,
    out,
  }
}

async function checkOutside(dir: string, target: string): Promise<void> {
  const path = relative(await realpath(dir), await realExisting(target))
  const inside = path === '' || !(path === '..' || path.startsWith('../') || path.startsWith('..\\'))
  if (inside) {
    throw new CliError(
      'input',
      `--out: found ${target}, allowed a folder outside of ${dir}: it would change what is packed`,
    )
  }
}

/** The real path of the nearest folder that exists, with the rest appended: links cannot lead back inside. */
async function realExisting(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(await realExisting(parent), basename(path))
  }
}
