/** Streams of random numbers that a seed is split into, so that drawing from one never shifts another. */
export const streams = { init: 0, shuffle: 1, dropout: 2 } as const

/** Draws the next 32 random bits. */
export type Random = () => number

const mask64 = (1n << 64n) - 1n

/** Steele, Lea and Flood's splitmix64: the generator that turns a seed into states of other generators. */
function createSplitMix64(seed: bigint): () => bigint {
  let state = seed & mask64
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask64
    let z = state
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask64
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask64
    return z ^ (z >> 31n)
  }
}

/**
 * PractRand's sfc32 after 16 warm-ups. Its words a, b, c and counter are the low and high halves of two splitmix64
 * outputs, seeded with `seed × 256 + stream`.
 *
 * @param seed Integer from 0 to 2^53 − 1.
 */
export function createRandom(seed: number, stream: keyof typeof streams): Random {
  const split = createSplitMix64((BigInt(seed) << 8n) | BigInt(streams[stream]))
  const first = split()
  const second = split()
  let a = Number(first & 0xffffffffn) | 0
  let b = Number(first >> 32n) | 0
  let c = Number(second & 0xffffffffn) | 0
  let counter = Number(second >> 32n) | 0

  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let warmUp = 0; warmUp < 16; warmUp++) next()
  return next
}

/** Uniform integer from 0 to `bound` − 1, by rejection. */
export function drawBelow(random: Random, bound: number): number {
  const limit = 2 ** 32 - (2 ** 32 % bound)
  let value = random()
  while (value >= limit) value = random()
  return value % bound
}

/** Fisher–Yates from the last element down, in place. */
export function shuffle(values: Uint32Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = drawBelow(random, i + 1)
    const kept = values[i] ?? 0
    values[i] = values[j] ?? 0
    values[j] = kept
  }
}
