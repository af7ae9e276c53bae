import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process works in the directory. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse'

  constructor(directory: string, options?: ErrorOptions) {
    super(`${directory} is used by another relayer: stop it first, or give this one its own ALTHING_DATA_DIR`, options)
  }
}

/**
 * Takes the operating system's exclusive lock on a directory and holds it until `release` or the end of the process, however
 * that ends. The lock is SQLite's own on an otherwise empty file: Node has no `flock`, and a file of process ids goes stale.
 *
 * @throws DirectoryInUse
 */
export function lockDirectory(directory: string): { release(): void } {
  mkdirSync(directory, { recursive: true })
  const lock = new DatabaseSync(join(directory, 'lock'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new DirectoryInUse(directory, { cause })
  }
  return { release: () => lock.close() }
}
