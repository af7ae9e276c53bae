import { expect, test } from 'vitest'
import { apiErrorMessage } from './apiErrorMessage.ts'

const answer = { error: { code: 'too_large', message: 'found 9 bytes, allowed 8' } }

test('an error of the API is read as text and parsed', () => {
  expect(apiErrorMessage(JSON.stringify(answer))).toBe('found 9 bytes, allowed 8')
  expect(apiErrorMessage(answer)).toBe('found 9 bytes, allowed 8')
})

test.for(['', '<html>', '{}', 'null', '{"error":"down"}', '{"error":{"message":7}}'])('%j says nothing', (text) => {
  expect(apiErrorMessage(text)).toBeNull()
})

test('a message never fills the screen', () => {
  expect(apiErrorMessage({ error: { code: 'x', message: 'a'.repeat(1_000_000) } })).toHaveLength(400)
})
