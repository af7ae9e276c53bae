import { expect, test } from 'vitest'
import { draftOf } from './draftLink.ts'

test('a link begins a draft with what it knows, and with what the form assumes', () => {
  const [action] = draftOf(new URLSearchParams('action=run.authorize&config=0x12&unknown=1')).actions

  expect(action).toMatchObject({
    type: 'run.authorize',
    values: { config: '0x12', duration: '7 days' },
  })
  expect(action?.values).not.toHaveProperty('unknown')
})

test.each(['', 'action=', 'action=dataset.destroy', 'dataset=0x12'])('“%s” begins with nothing', (query) => {
  expect(draftOf(new URLSearchParams(query)).actions).toEqual([])
})
