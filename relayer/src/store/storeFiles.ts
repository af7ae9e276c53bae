import { constants } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file being written: nothing of it counts before {@link StoreWriter.seal} and a rename. */
export interface StoreWriter {
  write(bytes: Uint8Array): Promise<void>
  /** Flushes to the disk, makes the file read-only and closes it. */
  seal(): Promise<void>
  /** Closes without sealing. */
  abandon(): Promise<void>
}

/** The writing half of the file system, as a port so that tests can fill the disk or pull the plug. */
export interface StoreFiles {
  /** Opens a new file; fails if anything, a symlink included, is there. */
  create(path: string): Promise<StoreWriter>
  /** Moves a sealed file to its name and makes the name durable. */
  publish(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants

/** The real file system. */
export const nodeFiles: StoreFiles = {
  async create(path) {
    const handle = await open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, 0o600)

    return {
      async write(bytes) {
        for (let done = 0; done < bytes.length;) {
          done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten
        }
      },
      async seal() {
        await handle.chmod(0o444)
        await handle.sync()
        await handle.close()
      },
      abandon: () => handle.close(),
    }
  },

  async publish(from, to) {
    const parent = dirname(to)
    const created = await mkdir(parent, { recursive: true })
    await rename(from, to)
    await syncDirectory(parent)
    if (created !== undefined) await syncDirectory(dirname(created))
  },

  remove: (path) => rm(path, { force: true }),
}

/** A rename survives a power cut only once its directory is flushed. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
