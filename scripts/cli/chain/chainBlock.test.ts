import type { JsonRpcProvider } from 'ethers'
import { describe, expect, it } from 'vitest'
import { findAgreedBlock } from './chainBlock.ts'

const hashOf = (number: number) => `0x${number.toString(16).padStart(64, '0')}`

/** An endpoint that calls `finalized` final; blocks are 12 seconds apart. */
function endpoint(finalized: number): JsonRpcProvider {
  const getBlock = async (at: string | number) => {
    const number = typeof at === 'number' ? at : finalized
    return { number, hash: hashOf(number), timestamp: number * 12 }
  }
  // Safety: the only method that is called.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { getBlock } as unknown as JsonRpcProvider
}

describe('the block as of which everything is read', () => {
  it('is final at every endpoint: the first one’s word is not enough', async () => {
    const block = await findAgreedBlock(
      { provider: endpoint(140), witnesses: [endpoint(100), endpoint(132)] },
      'finalized',
    )

    expect(block).toEqual({ number: 100, hash: hashOf(100), timestamp: 1_200 })
  })

  it('is the only endpoint’s where there is one', async () => {
    expect(await findAgreedBlock({ provider: endpoint(140), witnesses: [] }, 'finalized')).toMatchObject({
      number: 140,
    })
  })

  it('is the one that was asked for by number', async () => {
    const block = await findAgreedBlock({ provider: endpoint(140), witnesses: [endpoint(100)] }, '7')

    expect(block).toMatchObject({ number: 7 })
  })

  it.each([
    [10_000, 100],
    [100, 10_000],
  ])('is refused where one endpoint lives in the past: %i and %i', async (first, second) => {
    const found = findAgreedBlock({ provider: endpoint(first), witnesses: [endpoint(second)] }, 'finalized')

    await expect(found).rejects.toThrow(/--at finalized: found block 100 .* 10000/)
  })
})
