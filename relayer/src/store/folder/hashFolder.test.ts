import { commitmentOf, DdmError } from '@althing/proposals'
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, linkSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashFolder } from './hashFolder.ts'
import { verifyFolder } from './verifyFolder.ts'

const mebibyte = 1_048_576
let dir = ''

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hash-folder-'))
})

afterEach(async () => {
  await rm(dir, { recursive: true, force: true })
})

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true })
  await writeFile(join(dir, path), content)
}

async function writeGolden(): Promise<void> {
  await write('README.md', '# demo\n')
  await write('data/train-00000-of-00002.jsonl', '{"text":"hello"}\n')
  await write(
    'data/train-00001-of-00002.jsonl',
    new Uint8Array(2_621_440).map((_, i) => (31 * i + (i >> 13)) & 255),
  )
  await write('empty.txt', '')
}

describe('hashFolder', () => {
  it('gives the golden folder its root', async () => {
    await writeGolden()
    const { manifest } = await hashFolder(dir)
    expect(commitmentOf(manifest)).toEqual({
      root: '0x8cfdf4b96004e3b84bc5b21a7cc2e3078ffec67c1941e23f540a1590db3902ce',
      dirHash1: '0x58b44ef562ca46cc60ecf38c4bc849c224d73329bd46f5e2c9b99d84b306bef1',
      totalBytes: 2_621_464,
      fileCount: 4,
    })
  })

  it('gives one root for any number of threads, with files that are split and files that are not', async () => {
    for (const [index, size] of [
      0,
      1,
      mebibyte,
      mebibyte + 1,
      5 * mebibyte - 1,
      40 * mebibyte,
      70 * mebibyte + 3,
    ].entries()) {
      await write(`file-${index}`, randomBytes(size))
    }
    const roots = []
    for (const workers of [1, 2, 3]) roots.push((await hashFolder(dir, { workers })).manifest.root)
    expect(new Set(roots).size).toBe(1)
  })

  it('agrees with sha256sum', async () => {
    await write('a b/ü.bin', randomBytes(3 * mebibyte + 7))
    await write('z', 'z')
    const { manifest } = await hashFolder(dir)
    const printed = execFileSync(
      'sha256sum',
      manifest.files.map(({ path }) => path),
      { cwd: dir, encoding: 'utf8' },
    )
    expect(printed).toBe(manifest.files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(''))
  })

  it('leaves out what git keeps at the top, and nothing below', async () => {
    await write('.git/config', 'x')
    await write('.gitignore', 'x')
    await write('data/.gitignore', 'x')
    const { manifest } = await hashFolder(dir)
    expect(manifest.files.map(({ path }) => path)).toEqual(['data/.gitignore'])
  })

  it('tells how far it is, up to the last byte', async () => {
    await write('a', randomBytes(20 * mebibyte))
    await write('b', randomBytes(50 * mebibyte))
    const seen: number[] = []
    await hashFolder(dir, { workers: 2, onProgress: ({ bytes }) => seen.push(bytes) })
    expect(seen.at(-1)).toBe(70 * mebibyte)
    expect(seen).toEqual(seen.toSorted((x, y) => x - y))
  })

  it.each([
    ['a link to a file', async () => await symlink('/etc/hostname', join(dir, 'link'))],
    ['a link to a folder', async () => await symlink('/etc', join(dir, 'link'))],
    ['a link that leads nowhere', async () => await symlink('nowhere', join(dir, 'link'))],
    ['a named pipe', async () => void execFileSync('mkfifo', [join(dir, 'pipe')])],
    ['names that differ by case', async () => await write('README.MD', 'x')],
    ['a name in NFD', async () => await write('e\u0301', 'x')],
    ['a name with a newline', async () => await write('a\nb', 'x')],
    ['a name with a backslash', async () => await write('a\\b', 'x')],
    [
      'a name that is not UTF-8',
      async () => await writeFile(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0xff])]), 'x'),
    ],
  ])('refuses %s', async (_what, attack) => {
    await write('README.md', 'x')
    await attack()
    await expect(hashFolder(dir)).rejects.toBeInstanceOf(DdmError)
  })

  it('refuses an empty folder', async () => {
    await expect(hashFolder(dir)).rejects.toBeInstanceOf(DdmError)
  })

  it.each([
    ['grows', () => appendFileSync(join(dir, 'b'), 'x')],
    ['is touched', () => utimesSync(join(dir, 'b'), 1, 1)],
    [
      'is replaced',
      () => {
        rmSync(join(dir, 'b'))
        writeFileSync(join(dir, 'b'), randomBytes(30 * mebibyte))
      },
    ],
    [
      'becomes a link',
      () => {
        rmSync(join(dir, 'b'))
        symlinkSync('/etc/hostname', join(dir, 'b'))
      },
    ],
    ['disappears', () => rmSync(join(dir, 'b'))],
    ['gets a sibling', () => writeFileSync(join(dir, 'late'), 'x')],
    ['gets a second name', () => linkSync(join(dir, 'b'), join(dir, 'c'))],
  ])('refuses a folder in which a file %s while it is hashed', async (_what, change) => {
    await write('a', randomBytes(40 * mebibyte))
    await write('b', randomBytes(30 * mebibyte))
    let changed = false
    const changeOnce = () => {
      if (!changed) change()
      changed = true
    }
    await expect(hashFolder(dir, { workers: 2, onProgress: changeOnce })).rejects.toBeInstanceOf(DdmError)
    expect(changed).toBe(true)
  })

  it('stops when it is told to', async () => {
    await write('a', randomBytes(40 * mebibyte))
    const controller = new AbortController()
    const hashing = hashFolder(dir, { workers: 2, signal: controller.signal, onProgress: () => controller.abort() })
    await expect(hashing).rejects.toHaveProperty('name', 'AbortError')
  })
})

describe('verifyFolder', () => {
  it('finds nothing in the folder that was hashed', async () => {
    await writeGolden()
    const { manifest } = await hashFolder(dir)
    expect(await verifyFolder(dir, manifest)).toEqual([])
  })

  it('names what is missing, changed and too much, even where the size stayed', async () => {
    await writeGolden()
    const { manifest } = await hashFolder(dir)
    await rm(join(dir, 'empty.txt'))
    await write('README.md', '# dEmo\n')
    await write('extra', 'x')
    expect(await verifyFolder(dir, manifest)).toEqual([
      { path: 'README.md', kind: 'different' },
      { path: 'empty.txt', kind: 'missing' },
      { path: 'extra', kind: 'extra' },
    ])
  })

  it('finds one flipped bit in a split file', async () => {
    const bytes = randomBytes(66 * mebibyte)
    await write('large', bytes)
    const { manifest } = await hashFolder(dir, { workers: 2 })
    bytes.writeUInt8(bytes.readUInt8(65 * mebibyte) ^ 1, 65 * mebibyte)
    await write('large', bytes)
    expect(await verifyFolder(dir, manifest, { workers: 2 })).toEqual([{ path: 'large', kind: 'different' }])
    expect(createHash('sha256').update(bytes).digest('hex')).not.toBe(manifest.files[0]?.sha256)
  })
})
