/** A run of text inside a block. Links carry an address that passed {@link safeHref}. */
export type Inline =
  { kind: 'text' | 'code' | 'strong' | 'emphasis'; text: string } | { kind: 'link'; text: string; href: string }

/**
 * Links may lead to these places and nowhere else. Everything else (`javascript:`, `data:`, `//host`, look-alike
 * schemes) stays plain text.
 */
export function safeHref(target: string): string | null {
  // eslint-disable-next-line no-control-regex -- control characters hide schemes
  if (target.length > longestTarget || /[\u0000-\u0020\u007f\u202a-\u202e\u2066-\u2069]/u.test(target)) return null
  if (!URL.canParse(target)) return null
  const url = new URL(target)
  const allowed = url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'ipfs:'
  return allowed && url.username === '' && url.password === '' ? url.href : null
}

const longestLabel = 300
const longestTarget = 2_000

const marks = [
  ['`', 'code'],
  ['**', 'strong'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
] as const

/** Parses a line in linear time: every character is looked at a bounded number of times. */
export function parseInline(line: string): Inline[] {
  const out: Inline[] = []
  const dead = new Set<string>()
  let plain = 0
  let at = 0
  const flush = (end: number) => {
    if (end > plain) out.push({ kind: 'text', text: line.slice(plain, end) })
  }
  while (at < line.length) {
    const found = takeLink(line, at) ?? takeMarked(line, at, dead)
    if (found === null) {
      at += 1
      continue
    }
    flush(at)
    out.push(found.item)
    at = found.end
    plain = at
  }
  flush(line.length)
  return out
}

type Taken = { item: Inline; end: number }

/** `dead` remembers closers that do not occur any more, so that no search is repeated to the end of the line. */
function takeMarked(line: string, at: number, dead: Set<string>): Taken | null {
  for (const [mark, kind] of marks) {
    if (!line.startsWith(mark, at) || dead.has(mark)) continue
    const close = line.indexOf(mark, at + mark.length)
    if (close < 0) {
      dead.add(mark)
      continue
    }
    const text = line.slice(at + mark.length, close)
    if (text === '' || /^\s|\s$/u.test(text)) continue
    return { item: { kind, text }, end: close + mark.length }
  }
  return null
}

function takeLink(line: string, at: number): Taken | null {
  if (line[at] !== '[' || line[at - 1] === '!') return null
  const near = line.slice(at, at + longestLabel + longestTarget)
  const middle = near.indexOf('](')
  const end = middle < 0 ? -1 : near.indexOf(')', middle)
  const text = near.slice(1, middle)
  if (end < 0 || text.length > longestLabel || text.includes('[')) return null
  const href = safeHref(near.slice(middle + 2, end))
  return href === null ? null : { item: { kind: 'link', text, href }, end: at + end + 1 }
}
