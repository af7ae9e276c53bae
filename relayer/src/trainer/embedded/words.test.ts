import { expect, test } from 'vitest'

import { splitWords } from './words.ts'

const wordsOf = (text: string, maxWords = 100) =>
  splitWords(text, maxWords).map((codePoints) => String.fromCodePoint(...codePoints))

test('words are runs of letters, digits and apostrophes, folded to lower case', () => {
  expect(wordsOf("My card hasn't arrived; 2nd time!")).toEqual(['my', 'card', "hasn't", 'arrived', '2nd', 'time'])
})

test('letters of every script belong to words, typographic spaces and punctuation do not', () => {
  expect(wordsOf('Größe «ДОМ» — Ωμέγα 東京、大阪 🙂‽')).toEqual(['größe', 'дом', 'ωμέγα', '東京', '大阪', '🙂'])
})

test('case is folded by fixed ranges alone, never by the locale or the Unicode version', () => {
  expect(wordsOf('ÀÞ × Ѐ Я İ ẞ')).toEqual(['àþ', 'ѐ', 'я', 'İ', 'ẞ'])
})

test('a text is read up to the greatest number of words', () => {
  expect(wordsOf('one two three', 2)).toEqual(['one', 'two'])
})

test('a text of separators has no words', () => {
  expect(wordsOf(' ,.\u00a0\u2003')).toEqual([])
})
