import { expect, test } from 'vitest'
import { maxProseBytes, maxTitleLength, parseProse, ProseError } from './prose.ts'

test('reads a title and a body; line ends become LF, nothing else changes', () => {
  expect(parseProse('# Title\r\n\r\nCafe\u0301 and café\r\n* item\n')).toEqual({
    title: 'Title',
    body: 'Cafe\u0301 and café\n* item',
  })
})

test('a title alone is enough', () => {
  expect(parseProse(new TextEncoder().encode('# Title'))).toEqual({ title: 'Title', body: '' })
})

test.each([
  ['no title', 'Some text'],
  ['an empty title', '# \n\ntext'],
  ['a heading of another level', '## Title'],
  ['a title that is too long', `# ${'x'.repeat(maxTitleLength + 1)}`],
  ['a body that is too long', `# T\n\n${'x'.repeat(maxProseBytes)}`],
  ['a marker of its own at the end', `# T\n\n#proposer=0x${'11'.repeat(20)}`],
  ['a marker of its own and white space', `# T\n\n#proposer=0x${'11'.repeat(20)}\n\n `],
  ['an unfinished marker at the end', '# T\n\n#proposer=0x'],
  ['a control character', '# T\u0007'],
  ['an escape sequence', '# T\n\n\u001b[2J'],
  ['text that turns its direction', '# Pay \u202eanna\u202c'],
  ['an isolate', '# T\n\n\u2066x\u2069'],
  ['a zero-width space', '# T\u200bitle'],
  ['a byte order mark', '\ufeff# Title'],
  ['a lone surrogate', '# T\n\n\ud800'],
  ['bytes that are not UTF-8', new Uint8Array([0x23, 0x20, 0xff])],
])('refuses %s', (_, input) => {
  expect(() => parseProse(input)).toThrow(ProseError)
})

test('says the line and the character', () => {
  expect(() => parseProse('# T\n\nab\u202ec')).toThrow('proposal.md: line 3: found an invisible')
})

test('an emoji of several parts is text', () => {
  expect(parseProse('# 👩‍🔬 in charge').title).toBe('👩‍🔬 in charge')
})
