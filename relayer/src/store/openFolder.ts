import { mkdir, opendir, rm } from 'node:fs/promises'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Subfolders of a store. */
export type StoreFolders = { tmp: string; corrupt: string; sha256: string; manifests: string }

/** Creates what is missing and sweeps what a crash left: temporary files are the only thing it can leave. */
export async function prepareFolders(dir: string): Promise<StoreFolders> {
  const folders: StoreFolders = {
    tmp: join(dir, 'tmp'),
    corrupt: join(dir, 'corrupt'),
    sha256: join(dir, 'sha256'),
    manifests: join(dir, 'manifests'),
  }
  await rm(folders.tmp, { recursive: true, force: true })
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true, mode: 0o700 })

  return folders
}

/** Names and sizes of the regular files `ab/cdef…` below `folder`; links and anything else foreign are passed over. */
export async function* listFanOut(folder: string): AsyncGenerator<{ hex: string; path: string; size: number }> {
  for await (const fan of await opendir(folder)) {
    if (!fan.isDirectory() || !/^[0-9a-f]{2}$/.test(fan.name)) continue

    for await (const file of await opendir(join(folder, fan.name))) {
      if (!file.isFile() || !/^[0-9a-f]{62}$/.test(file.name)) continue
      const path = join(folder, fan.name, file.name)
      yield { hex: fan.name + file.name, path, size: (await stat(path)).size }
    }
  }
}
