import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { actionJsonOf, unknownRootsOf } from './actionJson.ts'

const example = new URL('../../../../proposals/examples/02-approve-and-train/config.json', import.meta.url)
const astrid = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const freya = '0x976EA74026E726554dB657fA54763abd0C3a0aa9'

test('contributors come from the index, and where that knows none from what was typed', async () => {
  const config = await readFile(example, 'utf8')
  const draft = { key: 'a', type: 'config.approve', values: { lineage: 'support-intents', config } }
  const roots = unknownRootsOf(draft, () => undefined)
  const [known = '', ...others] = roots
  const contributorOf = (root: string) => (root === known ? astrid : undefined)
  const contributors = { ...Object.fromEntries(others.map((root) => [root, ` ${freya} `])), [known]: freya }

  expect(unknownRootsOf(draft, contributorOf)).toEqual(others)
  expect(actionJsonOf({ ...draft, values: { ...draft.values, contributors } }, 1, contributorOf)).toEqual({
    type: 'config.approve',
    lineage: 'support-intents',
    config: 'config-2.json',
    contributors: { ...Object.fromEntries(others.map((root) => [root, freya])), [known]: astrid },
  })
})

test('what is no config names no datasets', () => {
  const draft = { key: 'a', type: 'config.approve', values: { lineage: 'a', config: '{' } }

  expect(unknownRootsOf(draft, () => undefined)).toEqual([])
  expect(actionJsonOf(draft, 0, () => undefined)).toMatchObject({ contributors: {} })
})
