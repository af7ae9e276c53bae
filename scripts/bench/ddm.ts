import { execFile } from 'node:child_process'
import { createCipheriv } from 'node:crypto'
import { mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { runNode } from '../terminal/runCommand.ts'
import type { Benchmark } from './figure.ts'

const mebibyte = 2 ** 20
const layout = [
  { files: 7, mebibytes: 256 },
  { files: 256, mebibytes: 1 },
]

const resultSchema = z.object({ seconds: z.number(), peakMiB: z.number(), root: z.string() })

/** `ddm/1` of a 2 GiB folder against `sha256sum` over the same files, both from the page cache, in turns. */
export const benchDdm: Benchmark = async (note) => {
  const dir = await mkdtemp(join(tmpdir(), 'althing-bench-'))
  try {
    note('writing 2 GiB')
    await writeFolder(dir)
    const ours: z.infer<typeof resultSchema>[] = []
    const theirs: number[] = []
    for (let round = 1; round <= 3; round++) {
      note(`round ${round} of 3: sha256sum`)
      theirs.push(await timeSha256sum(dir))
      note(`round ${round} of 3: ddm/1`)
      ours.push(await timeDdm(dir))
    }
    const seconds = Math.min(...ours.map((result) => result.seconds))
    const coreutils = Math.min(...theirs)
    return [
      { name: 'ddm/1 of 2 GiB, 263 files', value: seconds, unit: 's' },
      { name: 'sha256sum of the same files', value: coreutils, unit: 's' },
      { name: 'ddm/1 against sha256sum', value: coreutils / seconds, unit: '× as fast', aim: 'above 1 on 2 cores' },
      {
        name: 'ddm/1 peak memory',
        value: Math.max(...ours.map(({ peakMiB }) => peakMiB)),
        unit: 'MiB',
        aim: 'at most 200',
      },
    ]
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function writeFolder(dir: string): Promise<void> {
  await mkdir(join(dir, 'data'))
  const stream = createCipheriv('aes-256-ctr', Buffer.alloc(32, 1), Buffer.alloc(16))
  const zeros = Buffer.alloc(mebibyte)
  for (const { files, mebibytes } of layout) {
    for (let index = 0; index < files; index++) {
      const file = await open(join(dir, 'data', `${mebibytes}-${String(index).padStart(4, '0')}.bin`), 'w')
      for (let at = 0; at < mebibytes; at++) await file.write(stream.update(zeros))
      await file.close()
    }
  }
}

async function timeSha256sum(dir: string): Promise<number> {
  const files = (await readdir(join(dir, 'data'))).map((name) => join('data', name))
  const startedAt = performance.now()
  await promisify(execFile)('sha256sum', ['--', ...files], { cwd: dir })
  return (performance.now() - startedAt) / 1000
}

/** In a process of its own, so that its memory is its own. */
async function timeDdm(dir: string): Promise<z.infer<typeof resultSchema>> {
  const { code, output } = await runNode(['scripts/bench/hashFolderProcess.ts', dir])
  if (code !== 0) throw new Error(`hashing failed: ${output}`)
  return resultSchema.parse(JSON.parse(output))
}
