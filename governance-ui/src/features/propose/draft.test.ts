import { expect, test } from 'vitest'
import { type Draft, emptyDraft, parseDraft } from './draft.ts'

const draft: Draft = {
  title: 'Approve it',
  body: 'Because.',
  actions: [{ key: 'a', type: 'dataset.approve', values: { dataset: '0x12' } }],
}

test('a draft comes back as it was stored', () => {
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft)
})

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['no title', '{"body":""}'],
  ['far too much', `"${'x'.repeat(2_000_001)}"`],
])('%s becomes an empty draft', (_what, stored) => {
  expect(parseDraft(stored)).toEqual(emptyDraft)
})

test('what is no action is left out, and so is what is no text', () => {
  const stored = {
    ...draft,
    actions: [null, { type: 'call' }, { key: 'b', type: 'call', values: { value: 1, target: 'token' } }],
  }

  expect(parseDraft(JSON.stringify(stored)).actions).toEqual([{ key: 'b', type: 'call', values: { target: 'token' } }])
})

test('lists and groups come back, and nothing that is nested deeper than a form is', () => {
  const values = {
    weights: [{ dataset: '0x12', weight: '1' }, 5],
    base: { root: '0x', deep: { deeper: { deepest: {} } } },
  }
  const stored = { ...draft, actions: [{ key: 'a', type: 'call', values }] }

  expect(parseDraft(JSON.stringify(stored)).actions[0]?.values).toEqual({
    weights: [{ dataset: '0x12', weight: '1' }],
    base: { root: '0x', deep: { deeper: {} } },
  })
})
