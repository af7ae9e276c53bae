import { StandardMerkleTree } from '@openzeppelin/merkle-tree'
import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ProposalsError } from '../errors.ts'
import { canonicalBytes } from '../json/canonicalJson.ts'
import { JsonError } from '../json/jsonError.ts'
import { chunkRootOf } from './chunkRoot.ts'
import { commitmentOf, sha256Sums } from './commitment.ts'
import { DdmError } from './ddmError.ts'
import { FileDigester } from './fileDigester.ts'
import type { FileEntry } from './fileEntry.ts'
import { createManifest, encodeManifest, fileProof, manifestDigest, parseManifest } from './manifest.ts'
import { manifestCid } from './manifestCid.ts'

const types = ['string', 'uint64', 'bytes32', 'bytes32']
const rowOf = ({ path, size, sha256, chunkRoot }: FileEntry) => [path, String(size), `0x${sha256}`, chunkRoot]

function digestFile(path: string, bytes: Uint8Array, pieceSize = bytes.length || 1): FileEntry {
  const digester = new FileDigester(path, () => createHash('sha256'))
  for (let at = 0; at < bytes.length; at += pieceSize) digester.update(bytes.subarray(at, at + pieceSize))
  return digester.finish()
}

const utf8 = new TextEncoder()
const large = new Uint8Array(2_621_440).map((_, index) => (31 * index + (index >> 13)) & 255)
const golden = [
  digestFile('empty.txt', new Uint8Array()),
  digestFile('data/train-00001-of-00002.jsonl', large),
  digestFile('README.md', utf8.encode('# demo\n')),
  digestFile('data/train-00000-of-00002.jsonl', utf8.encode('{"text":"hello"}\n')),
]

describe('the golden vector of ddm/1', () => {
  const manifest = createManifest(golden)

  it('has the root, dirHash1, digest and CID of the specification', () => {
    expect(commitmentOf(manifest)).toEqual({
      root: '0x8cfdf4b96004e3b84bc5b21a7cc2e3078ffec67c1941e23f540a1590db3902ce',
      dirHash1: '0x58b44ef562ca46cc60ecf38c4bc849c224d73329bd46f5e2c9b99d84b306bef1',
      totalBytes: 2_621_464,
      fileCount: 4,
    })
    expect(manifestDigest(manifest)).toBe('0x3d0e86f24b7efe4c8b3efcff523311ed422cfa764fc9e9a7cbe26bd3a2e77026')
    expect(manifestCid(manifest)).toBe('bafkreib5b2dpes367zgiwpx475jdgepniiwpu5spzhu2ps7cnpj2fz3qey')
  })

  it('has the chunkRoot of the specification, in whatever pieces the bytes arrive', () => {
    const chunkRoot = '0x6b226d6e831efd3fe526625566b50ac1babcc7f4361b760eac5e66e1146cd18b'
    for (const pieceSize of [1_048_576, 1_048_575, 700_001, 2_621_440]) {
      expect(digestFile('x', large, pieceSize).chunkRoot).toBe(chunkRoot)
    }
  })

  it('writes the lines that sha256sum checks', () => {
    expect(sha256Sums(manifest).split('\n')[0]).toBe(
      'bc70e26f40b8816eb177813dda1f5f529a27a4641d45aa19cae2348a8c6a5fe9  README.md',
    )
  })
})

const entry = fc.record({
  path: fc.string({ unit: fc.constantFrom('a', 'B', 'ü', '日', '😀', '/', '.'), minLength: 1, maxLength: 12 }),
  size: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  chunkRoot: fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes): `0x${string}` => `0x${Buffer.from(bytes).toString('hex')}`)
    .filter((root) => !/^0x0+$/.test(root)),
})

describe('createManifest', () => {
  it('has the root and the proofs of OpenZeppelin’s tree, for any folder', () => {
    const folder = fc.array(entry, { minLength: 1, maxLength: 40 }).map((entries) => {
      return entries.map((file, index) => ({ ...file, path: `${index}${file.path.replaceAll(/[/.]/g, '')}` }))
    })
    fc.assert(
      fc.property(folder, fc.nat(), (entries, pick) => {
        const manifest = createManifest(entries)
        expect(manifest.root).toBe(StandardMerkleTree.of(manifest.files.map(rowOf), types).root)

        const file = manifest.files[pick % manifest.files.length] ?? entries[0]
        return file && StandardMerkleTree.verify(manifest.root, types, rowOf(file), fileProof(manifest, file.path))
      }),
      { numRuns: 200 },
    )
  })

  it('does not depend on the order of its input', () => {
    const root = createManifest(golden).root
    fc.assert(
      fc.property(fc.shuffledSubarray(golden, { minLength: golden.length }), (files) => {
        expect(createManifest(files).root).toBe(root)
      }),
    )
  })

  it('binds names: exchanging two files’ names changes the root', () => {
    const [a, b, ...rest] = golden
    if (!a || !b) throw new Error('the golden folder has files')
    const renamed = [{ ...a, path: b.path }, { ...b, path: a.path }, ...rest]
    expect(createManifest(renamed).root).not.toBe(createManifest(golden).root)
  })

  it('refuses a chunkRoot that does not fit an empty or a full file', () => {
    const [empty, full] = golden
    if (!empty || !full) throw new Error('the golden folder has files')
    expect(() => createManifest([{ ...empty, chunkRoot: full.chunkRoot }])).toThrow(DdmError)
    expect(() => createManifest([{ ...full, chunkRoot: empty.chunkRoot }])).toThrow(DdmError)
  })
})

describe('chunkRootOf', () => {
  it('has the root of OpenZeppelin’s tree, and zero for no chunks', () => {
    expect(chunkRootOf([])).toEqual(new Uint8Array(32))
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { minLength: 1, maxLength: 70 }),
        (chunks) => {
          const rows = chunks.map((chunk, index) => [String(index), `0x${Buffer.from(chunk).toString('hex')}`])
          const root = `0x${Buffer.from(chunkRootOf(chunks)).toString('hex')}`
          expect(root).toBe(StandardMerkleTree.of(rows, ['uint64', 'bytes32']).root)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('parseManifest', () => {
  const manifest = createManifest(golden)
  const document = () => structuredClone({ ...manifest, files: [...manifest.files] })

  it('reads what was encoded', () => {
    expect(parseManifest(encodeManifest(manifest))).toEqual(manifest)
  })

  it.each([
    ['an unknown key', { ...document(), more: 1 }],
    ['another format', { ...document(), format: 'ddm/2' }],
    ['another chunk size', { ...document(), chunkSize: 1024 }],
    ['the root of other files', { ...document(), root: `0x${'11'.repeat(32)}` }],
    ['files out of order', { ...document(), files: document().files.toReversed() }],
    ['no files', { ...document(), files: [] }],
    ['a file without size', { ...document(), files: document().files.map((file) => ({ ...file, size: undefined })) }],
    ['digests in capitals', { ...document(), root: manifest.root.toUpperCase() }],
    [
      'a path outside',
      { ...document(), files: document().files.map((file) => ({ ...file, path: `../${file.path}` })) },
    ],
    [
      'a size that is no whole number',
      { ...document(), files: document().files.map((file) => ({ ...file, size: 1.5 })) },
    ],
  ])('refuses %s', (_what, value) => {
    expect(() => parseManifest(canonicalBytes(value))).toThrow(DdmError)
  })

  it('refuses other bytes for the same manifest: they would have another digest', () => {
    const pretty = utf8.encode(JSON.stringify(JSON.parse(new TextDecoder().decode(encodeManifest(manifest))), null, 1))
    expect(() => parseManifest(pretty)).toThrow(DdmError)
  })

  it('refuses duplicate keys', () => {
    const text = new TextDecoder().decode(encodeManifest(manifest)).replace('"format"', '"format":"ddm/1","format"')
    expect(() => parseManifest(utf8.encode(text))).toThrow(JsonError)
  })

  it('never accepts a manifest with one byte changed', () => {
    const bytes = encodeManifest(manifest)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = bytes.slice()
        changed[at] = (changed[at] ?? 0) ^ flip
        expect(() => parseManifest(changed)).toThrow(ProposalsError)
      }),
      { numRuns: 500 },
    )
  })
})

describe('FileDigester', () => {
  it('refuses to go on after its end', () => {
    const digester = new FileDigester('a', () => createHash('sha256'))
    digester.finish()
    expect(() => digester.finish()).toThrow(DdmError)
    expect(() => digester.update(new Uint8Array(1))).toThrow(DdmError)
  })

  it('refuses a path that ddm/1 refuses', () => {
    expect(() => new FileDigester('../a', () => createHash('sha256'))).toThrow(DdmError)
  })
})
