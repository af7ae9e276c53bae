import { hexToBytes } from 'viem'
import { expect, test } from 'vitest'
import { bloomBits, bloomHas } from './logsBloom.ts'

const address = '0x0f572e5295c57F15886F9b263E2f6d2d6c7b5ec6'

function bloomOf(bits: readonly number[]): Uint8Array {
  const bloom = new Uint8Array(256)
  for (const bit of bits) bloom[255 - (bit >> 3)] = (bloom[255 - (bit >> 3)] ?? 0) | (1 << (bit & 7))
  return bloom
}

// go-ethereum's core/types/bloom9_test.go: bits of keccak256 of the value, pairs of bytes modulo 2048.
test('an address sets three bits and is found by them alone', () => {
  const bits = bloomBits(address)

  expect(bits).toHaveLength(3)
  expect(bloomHas(bloomOf(bits), bits)).toBe(true)
  for (const missing of bits) expect(bloomHas(bloomOf(bits.filter((bit) => bit !== missing)), bits)).toBe(false)
})

test('an empty bloom has nothing in it', () => {
  expect(bloomHas(hexToBytes(`0x${'00'.repeat(256)}`), bloomBits(address))).toBe(false)
})
