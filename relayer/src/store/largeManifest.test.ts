import { createManifest, encodeManifest } from '@althing/proposals'
import { expect, test } from 'vitest'

import { sha256Of } from './digest.ts'
import { InvalidManifest } from './errors.ts'
import { parseManifestAside } from './parseManifestAside.ts'

const files = Array.from({ length: 3_000 }, (_, at) => {
  const digest = sha256Of(Buffer.from(String(at)))
  return {
    path: `data/${String(at).padStart(6, '0')}.jsonl`,
    size: 1 + at,
    sha256: digest,
    chunkRoot: `0x${digest}` as const,
  }
})
const manifest = createManifest(files)
const bytes = encodeManifest(manifest)

test('a large manifest is parsed beside the process, which goes on meanwhile', async () => {
  let turns = 0
  const timer = setInterval(() => (turns += 1), 1)

  expect(await parseManifestAside(bytes)).toEqual(manifest)

  clearInterval(timer)
  // Parsed in place, it would be there before the event loop has turned once.
  expect(turns).toBeGreaterThan(3)
})

test.each([
  [
    'a wrong root',
    Buffer.from(
      Buffer.from(bytes)
        .toString()
        .replace(manifest.root, `0x${'12'.repeat(32)}`),
    ),
  ],
  ['a changed size', Buffer.from(Buffer.from(bytes).toString().replace('"size":2999}', '"size":2998}'))],
  ['white space', Buffer.concat([bytes, Buffer.from(' ')])],
  ['half of it', bytes.subarray(0, bytes.length / 2)],
])('a large manifest with %s is refused', async (_what, wrong) => {
  await expect(parseManifestAside(wrong)).rejects.toBeInstanceOf(InvalidManifest)
})
