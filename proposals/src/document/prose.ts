import { ProposalsError } from '../errors.ts'

/** Longest `proposal.md`: what a voter reads, and what `propose` pays for byte by byte. */
export const maxProseBytes = 32_768

/** Longest title, in characters. */
export const maxTitleLength = 160

/** `proposal.md` is not what every reader of the proposal would see alike. */
export class ProseError extends ProposalsError {
  override name = 'ProseError'
}

/** Turns the direction of text, or hides it: what is read would not be what is there. */
const deceptive = /[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF\u00AD]/u
const control = /(?![\t\n])\p{Cc}/u

/**
 * Reads `proposal.md`: a first line `# Title`, then the body. Line ends become LF; nothing else is changed.
 * @throws ProseError on what would read differently in two places: bytes that are not UTF-8, control and
 * direction-turning characters, a body that ends in its own `#proposer=` marker.
 */
export function parseProse(input: string | Uint8Array): { title: string; body: string } {
  const text = decode(input).replaceAll(/\r\n?/gu, '\n').trimEnd()
  refuse(control.exec(text), text, 'a control character', 'text, line ends and tabs')
  refuse(deceptive.exec(text), text, 'an invisible or direction-turning character', 'visible characters')

  const [first = '', ...rest] = text.split('\n')
  const title = /^# (\S.*)$/u.exec(first)?.[1]?.trimEnd()
  if (title === undefined) {
    throw new ProseError(`proposal.md: line 1: found ${JSON.stringify(first.slice(0, 60))}, allowed "# Title"`)
  }
  if (title.length > maxTitleLength) {
    throw new ProseError(`proposal.md: line 1: found ${title.length} characters, allowed ${maxTitleLength}`)
  }

  const body = rest.join('\n').trim()
  if (/#proposer=0x[0-9a-fA-F]*$/u.test(body)) {
    throw new ProseError(
      'proposal.md: last line: found a "#proposer=" marker, allowed none; it is added when proposing',
    )
  }
  return { title, body }
}

function decode(input: string | Uint8Array): string {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  if (bytes.length > maxProseBytes) {
    throw new ProseError(`proposal.md: found ${bytes.length} bytes, allowed at most ${maxProseBytes}`)
  }
  if (typeof input === 'string' && !input.isWellFormed()) {
    throw new ProseError('proposal.md: found a lone surrogate, allowed text that has a UTF-8 form')
  }
  try {
    return typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new ProseError('proposal.md: found bytes that are not UTF-8', { cause })
  }
}

function refuse(match: RegExpExecArray | null, text: string, found: string, allowed: string): void {
  if (match === null) return
  const line = text.slice(0, match.index).split('\n').length
  const point = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  throw new ProseError(`proposal.md: line ${line}: found ${found} (U+${point}), allowed ${allowed}`)
}
