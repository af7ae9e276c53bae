import { expect, test } from 'vitest'
import { createUploadSlots } from './uploadSlots.ts'

const hold = () => Promise.withResolvers<void>()

test('one client keeps three quarters of the slots busy at most, and all together no more than there are', async () => {
  const inSlot = createUploadSlots({ uploads: 4, inMemoryBytes: 100 })
  const { promise, resolve } = hold()
  const wait = () => promise
  const held = ['slow', 'slow', 'slow'].map((client) => inSlot({ client, inMemoryBytes: 0 }, wait))

  await expect(inSlot({ client: 'slow', inMemoryBytes: 0 }, wait)).rejects.toThrow('Too many uploads')
  held.push(inSlot({ client: 'other', inMemoryBytes: 0 }, wait))
  await expect(inSlot({ client: 'fourth', inMemoryBytes: 0 }, wait)).rejects.toThrow('Too many uploads')

  resolve()
  await Promise.all(held)
  expect(await inSlot({ client: 'slow', inMemoryBytes: 0 }, async () => 'free again')).toBe('free again')
})

test('one client holds three quarters of the memory at most', async () => {
  const inSlot = createUploadSlots({ uploads: 4, inMemoryBytes: 100 })
  const { promise, resolve } = hold()
  const held = inSlot({ client: 'slow', inMemoryBytes: 75 }, () => promise)

  await expect(inSlot({ client: 'slow', inMemoryBytes: 1 }, () => promise)).rejects.toThrow('Too many uploads')
  expect(await inSlot({ client: 'other', inMemoryBytes: 25 }, async () => 'taken')).toBe('taken')

  resolve()
  await held
})
