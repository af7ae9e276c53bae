import { checkPaths, comparePaths, DdmError, isIgnoredPath } from '@althing/proposals'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A regular file as it stood when the folder was walked; any later difference means that it changed meanwhile. */
export interface FoundFile {
  readonly path: string
  readonly size: number
  /** Device, inode, size, modification and change time: equal before and after, or the bytes are not trusted. */
  readonly identity: string
}

/**
 * Lists the regular files below `dir` in the order of a manifest.
 *
 * @throws {DdmError} for a link, a device, a socket, a name that is not UTF-8, and every path that ddm/1 refuses.
 */
export async function walkFolder(dir: string): Promise<FoundFile[]> {
  const files: FoundFile[] = []
  for await (const file of walk(dir, '')) files.push(file)
  files.sort((a, b) => comparePaths(a.path, b.path))
  checkPaths(files.map(({ path }) => path))
  return files
}

/** What tells a file from every other and from its own past. */
function identityOf(stats: { dev: bigint; ino: bigint; size: bigint; mtimeNs: bigint; ctimeNs: bigint }): string {
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(':')
}

async function* walk(dir: string, prefix: string): AsyncGenerator<FoundFile> {
  // Names as bytes: Node would silently replace what is not UTF-8.
  for (const { name: bytes } of await readdir(join(dir, prefix), { withFileTypes: true, encoding: 'buffer' })) {
    const path = prefix === '' ? decodeName(bytes, prefix) : `${prefix}/${decodeName(bytes, prefix)}`
    if (isIgnoredPath(path)) continue

    const stats = await lstat(join(dir, path), { bigint: true })
    if (stats.isDirectory()) yield* walk(dir, path)
    else if (stats.isFile()) yield { path, size: Number(stats.size), identity: identityOf(stats) }
    else throw new DdmError(path, stats.isSymbolicLink() ? 'a symbolic link' : 'a special file', 'regular files')
  }
}

function decodeName(bytes: Uint8Array, prefix: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new DdmError(`${prefix}/${Buffer.from(bytes).toString('latin1')}`, 'a name that is not UTF-8', 'UTF-8 names')
  }
}
