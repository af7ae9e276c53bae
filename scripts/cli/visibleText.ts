/**
 * A stranger's text for a line of a terminal: control, invisible and direction-turning characters are written as
 * `\u{…}`, so that it can neither move the cursor nor look like something else.
 */
export function visibleText(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
