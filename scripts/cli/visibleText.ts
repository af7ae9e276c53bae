/**
 * A stranger's text for a terminal: control, invisible and direction-turning characters are written as `\u{…}`, so that
 * it can neither move the cursor nor look like something else. Line ends stay where `lines` is given.
 */
export function visibleText(text: string, keep: 'lines' | 'nothing' = 'nothing'): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    character === '\n' && keep === 'lines' ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
