import { splitWords } from './words.ts'

/** Number of buckets that features are hashed into, part of the family's definition. */
export const bucketCount = 2 ** 15

/** Collects the distinct buckets of a text's features, in order of first appearance. */
export interface FeatureReader {
  /** @returns A view that the next call overwrites, and the number of words read. */
  read(text: string): { readonly buckets: Uint16Array; readonly words: number }
}

const fnvOffset = 2_166_136_261
const unigram = 0x75
const bigram = 0x62
const characters = 0x63
const empty = 0x65
const space = 0x20
const wordStart = 0x3c
const wordEnd = 0x3e

/**
 * Features of `hashed-linear/1`: words, pairs of neighbouring words, and the 4-grams of each `<word>`, each hashed by
 * FNV-1a over its code points after a letter for its kind, and folded to 15 bits. A text without words has one feature
 * of its own.
 *
 * @param maxWords Later words of a text are not read (`training.max_length`).
 */
export function createFeatureReader(maxWords: number): FeatureReader {
  const seenIn = new Uint32Array(bucketCount)
  const buckets = new Uint16Array(bucketCount)
  let reading = 0
  let count = 0

  const add = (hash: number) => {
    const bucket = (hash ^ (hash >>> 15)) & (bucketCount - 1)
    if (seenIn[bucket] === reading) return
    seenIn[bucket] = reading
    buckets[count++] = bucket
  }

  const addWord = (word: readonly number[], previous: readonly number[] | undefined) => {
    add(hashAll(mix(fnvOffset, unigram), word))
    if (previous) add(hashAll(mix(hashAll(mix(fnvOffset, bigram), previous), space), word))
    const bounded = [wordStart, ...word, wordEnd]
    for (let at = 0; at + 4 <= bounded.length; at++) {
      add(hashAll(mix(fnvOffset, characters), bounded.slice(at, at + 4)))
    }
  }

  return {
    read(text) {
      reading++
      count = 0
      const words = splitWords(text, maxWords)
      for (const [i, word] of words.entries()) addWord(word, words[i - 1])
      if (count === 0) add(mix(fnvOffset, empty))
      return { buckets: buckets.subarray(0, count), words: words.length }
    },
  }
}

function mix(hash: number, codePoint: number): number {
  return Math.imul(hash ^ codePoint, 16_777_619)
}

function hashAll(start: number, codePoints: readonly number[]): number {
  let hash = start
  for (const codePoint of codePoints) hash = mix(hash, codePoint)
  return hash
}
