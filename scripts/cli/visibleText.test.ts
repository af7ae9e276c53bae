import { expect, test } from 'vitest'
import { visibleText } from './visibleText.ts'

test.each([
  ['plain text, accents and emoji', 'Café 👍', 'Café 👍'],
  ['an escape sequence', '\u001b[2J', '\\u{1b}[2J'],
  ['a line end', 'a\nb', 'a\\u{a}b'],
  ['a carriage return', 'a\rb', 'a\\u{d}b'],
  ['a direction override', '\u202eabc', '\\u{202e}abc'],
  ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
  ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
])('%s', (_, text, visible) => {
  expect(visibleText(text)).toBe(visible)
})
