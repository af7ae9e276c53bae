/**
 * Splits a text into words by fixed code point ranges: no Unicode tables, which differ by engine version and locale.
 *
 * A word is a run of ASCII letters, digits and apostrophes, and of every code point from U+00AA up that is not in
 * `separators`. Upper case is folded arithmetically in ASCII, Latin-1, Greek and Cyrillic only. Texts are not
 * normalised: a publisher of a dataset decides between NFC and NFD, and the dataset's digest fixes it.
 */
export function splitWords(text: string, maxWords: number): number[][] {
  const words: number[][] = []
  let word: number[] = []
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at) ?? 0
    if (codePoint > 0xffff) at++
    if (isWordCharacter(codePoint)) {
      word.push(foldCase(codePoint))
    } else if (word.length > 0) {
      words.push(word)
      if (words.length === maxWords) return words
      word = []
    }
  }
  if (word.length > 0) words.push(word)
  return words
}

/** Punctuation, symbols and spaces beyond ASCII, as inclusive ranges. */
const separators: readonly (readonly [number, number])[] = [
  [0x80, 0xa9], // C1 controls, Latin-1 punctuation up to ©
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7], // ×
  [0xf7, 0xf7], // ÷
  [0x2000, 0x206f], // general punctuation, all typographic spaces
  [0x2190, 0x2bff], // arrows, mathematical operators, box drawing, symbols
  [0x3000, 0x303f], // CJK punctuation
  [0xfe30, 0xfe6f],
  [0xff00, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
]

function isWordCharacter(codePoint: number): boolean {
  if (codePoint < 0x80) {
    return (
      (codePoint >= 0x61 && codePoint <= 0x7a) ||
      (codePoint >= 0x41 && codePoint <= 0x5a) ||
      (codePoint >= 0x30 && codePoint <= 0x39) ||
      codePoint === 0x27
    )
  }
  return !separators.some(([from, to]) => codePoint >= from && codePoint <= to)
}

function foldCase(codePoint: number): number {
  const upper =
    (codePoint >= 0x41 && codePoint <= 0x5a) || // A–Z
    (codePoint >= 0xc0 && codePoint <= 0xde) || // À–Þ without ×, which separates
    (codePoint >= 0x391 && codePoint <= 0x3a9) || // Α–Ω
    (codePoint >= 0x410 && codePoint <= 0x42f) // А–Я
  if (upper) return codePoint + 0x20
  return codePoint >= 0x400 && codePoint <= 0x40f ? codePoint + 0x50 : codePoint // Ѐ–Џ
}
