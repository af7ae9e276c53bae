import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asHex } from '../hex.ts'
import { leastMs } from '../testing/leastMs.ts'
import { formatDescription, mayPropose, splitDescription } from './description.ts'

const astrid = asHex('0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
const bjorn = asHex('0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC')
const parts = { title: 'Title', body: 'First.\n\nSecond.', nonce: '7', proposer: astrid }

test('writes title, body, nonce and, as the last 52 bytes, the proposer', () => {
  const description = formatDescription(parts)
  expect(description).toBe(`# Title\n\nFirst.\n\nSecond.\n\nnonce: 7\n\n#proposer=${astrid}`)
  expect(description.slice(-52)).toBe(`#proposer=${astrid}`)
})

test('takes apart what it wrote', () => {
  expect(splitDescription(formatDescription(parts))).toEqual(parts)
  const bare = { ...parts, nonce: null, proposer: null }
  expect(splitDescription(formatDescription(bare))).toEqual(bare)
})

test.each([
  ['a title without a heading', 'Raise the quorum\nBecause.', { title: 'Raise the quorum', body: 'Because.' }],
  ['CRLF', '# Title\r\n\r\nBody', { title: 'Title', body: 'Body' }],
  ['nothing', '', { title: '', body: '' }],
  ['a long first line', 'x'.repeat(200), { title: '', body: 'x'.repeat(200) }],
])('takes %s apart', (_, description, expected) => {
  expect(splitDescription(description)).toEqual({ ...expected, nonce: null, proposer: null })
})

test.each([
  ['nobody is named', 'text', true],
  ['the proposer is named', `text#proposer=${astrid}`, true],
  ['the proposer is named in lower case', `text#proposer=${astrid.toLowerCase()}`, true],
  ['another is named', `text#proposer=${bjorn}`, false],
  ['a line end behind switches the rule off', `text#proposer=${bjorn}\n`, true],
  ['a space behind switches the rule off', `text#proposer=${bjorn} `, true],
  ['an address that is none switches the rule off', `text#proposer=0x${'zz'.repeat(20)}`, true],
])('as the governor does: %s', (_, description, expected) => {
  expect(mayPropose(description, astrid)).toBe(expected)
})

test('never throws, on whatever text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(splitDescription(text)).toHaveProperty('title')
    }),
    { numRuns: 500 },
  )
})

test('takes 100 000 spaces and markers apart in linear time', () => {
  const text = `# x${' '.repeat(50_000)}x${'\n'.repeat(50_000)}${'#proposer='.repeat(5000)}`
  expect(leastMs(() => splitDescription(text))).toBeLessThan(500)
})
