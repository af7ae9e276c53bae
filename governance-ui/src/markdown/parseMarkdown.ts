import { type Inline, parseInline } from './inline.ts'

/** The subset that a proposal may use. No HTML, no images: they stay the characters that they are. */
export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4; text: Inline[] }
  | { kind: 'paragraph' | 'quote'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string }

/** Characters that are read; a longer text is cut and says so. */
export const markdownLimit = 20_000

/** Parses in one pass over the lines, in linear time for any input. */
export function parseMarkdown(source: string): { blocks: Block[]; cut: boolean } {
  const lines = source.slice(0, markdownLimit).split(/\r\n|\r|\n/u)
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (line.trim() === '') {
      at += 1
      continue
    }
    const [block, next] = readBlock(lines, at)
    blocks.push(block)
    at = next
  }
  return { blocks, cut: source.length > markdownLimit }
}

const bullet = /^ {0,3}[-*+] /u
const ordinal = /^ {0,3}\d{1,6}[.)] /u
const heading = /^(#{1,6}) +/u

function readBlock(lines: readonly string[], at: number): [Block, number] {
  const line = lines[at] ?? ''
  const mark = heading.exec(line)
  if (mark) {
    const depth = mark[1]?.length ?? 2
    return [
      { kind: 'heading', level: depth <= 2 ? 2 : depth === 3 ? 3 : 4, text: parseInline(line.slice(mark[0].length)) },
      at + 1,
    ]
  }
  if (line.startsWith('```')) {
    const end = takeWhile(lines, at + 1, (next) => !next.startsWith('```'))
    return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1]
  }
  for (const [pattern, ordered] of [
    [bullet, false],
    [ordinal, true],
  ] as const) {
    if (!pattern.test(line)) continue
    const end = takeWhile(lines, at, (next) => pattern.test(next))
    return [
      { kind: 'list', ordered, items: lines.slice(at, end).map((item) => parseInline(item.replace(pattern, ''))) },
      end,
    ]
  }
  if (line.startsWith('>')) {
    const end = takeWhile(lines, at, (next) => next.startsWith('>'))
    return [
      {
        kind: 'quote',
        text: parseInline(
          lines
            .slice(at, end)
            .map((next) => next.replace(/^> ?/u, ''))
            .join(' '),
        ),
      },
      end,
    ]
  }
  const end = takeWhile(lines, at + 1, (next) => next.trim() !== '' && !startsBlock(next))
  return [{ kind: 'paragraph', text: parseInline(lines.slice(at, end).join(' ')) }, end]
}

function startsBlock(line: string): boolean {
  return heading.test(line) || bullet.test(line) || ordinal.test(line) || line.startsWith('```') || line.startsWith('>')
}

function takeWhile(lines: readonly string[], from: number, test: (line: string) => boolean): number {
  let at = from
  while (at < lines.length && test(lines[at] ?? '')) at += 1
  return at
}
