import { commitmentOf, DdmError } from '@althing/proposals'
import { expect, test } from 'vitest'
import { chooseFiles } from './chooseFiles.ts'
import { hashFiles } from './hashFiles.ts'
import type { ChosenFile } from './messages.ts'

function chosen(path: string, bytes: Uint8Array | string): ChosenFile {
  const part = typeof bytes === 'string' ? bytes : new Uint8Array(bytes)
  return { path, file: new File([part], path.split('/').at(-1) ?? '') }
}

function inFolder(path: string): File {
  return Object.defineProperty(new File(['x'], 'x'), 'webkitRelativePath', { value: path })
}

/** The golden vector of spec ddm-1. */
function golden(): ChosenFile[] {
  const big = Uint8Array.from({ length: 2_621_440 }, (_, i) => (31 * i + (i >> 13)) & 255)
  return [
    chosen('data/train-00001-of-00002.jsonl', big),
    chosen('README.md', '# demo\n'),
    chosen('empty.txt', ''),
    chosen('data/train-00000-of-00002.jsonl', '{"text":"hello"}\n'),
  ]
}

test('the golden folder has its golden root, and progress ends at all of its bytes', async () => {
  const seen: number[] = []

  const manifest = await hashFiles(golden(), ({ doneBytes }) => seen.push(doneBytes))

  expect(commitmentOf(manifest)).toEqual({
    root: '0x8cfdf4b96004e3b84bc5b21a7cc2e3078ffec67c1941e23f540a1590db3902ce',
    dirHash1: '0x58b44ef562ca46cc60ecf38c4bc849c224d73329bd46f5e2c9b99d84b306bef1',
    totalBytes: 2_621_464,
    fileCount: 4,
  })
  expect(seen.at(-1)).toBe(2_621_464)
})

test('two files that some file system takes for one are refused', async () => {
  await expect(hashFiles([chosen('a.txt', '1'), chosen('A.txt', '2')], () => {})).rejects.toThrow(DdmError)
})

test('the chosen folder’s name is no part of the paths, and version control is left out', () => {
  expect(chooseFiles([inFolder('mine/data/a.csv'), inFolder('mine/.git/config')]).map(({ path }) => path)).toEqual([
    'data/a.csv',
  ])
})
