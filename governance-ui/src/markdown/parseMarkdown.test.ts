import { expect, test } from 'vitest'
import { parseInline, safeHref } from './inline.ts'
import { markdownLimit, parseMarkdown } from './parseMarkdown.ts'

const text = (value: string) => ({ kind: 'text', text: value })

test('headings, paragraphs, lists, quotes and code become blocks', () => {
  const source = '# Why\n\nBecause\nit is so.\n\n- one\n- two\n\n1. first\n\n> said\n\n```\ncode *as is*\n```'

  expect(parseMarkdown(source).blocks).toEqual([
    { kind: 'heading', level: 2, text: [text('Why')] },
    { kind: 'paragraph', text: [text('Because it is so.')] },
    { kind: 'list', ordered: false, items: [[text('one')], [text('two')]] },
    { kind: 'list', ordered: true, items: [[text('first')]] },
    { kind: 'quote', text: [text('said')] },
    { kind: 'code', text: 'code *as is*' },
  ])
})

test('emphasis, code and links become runs', () => {
  expect(parseInline('a **b** *c* `d` [e](https://example.org/)')).toEqual([
    text('a '),
    { kind: 'strong', text: 'b' },
    text(' '),
    { kind: 'emphasis', text: 'c' },
    text(' '),
    { kind: 'code', text: 'd' },
    text(' '),
    { kind: 'link', text: 'e', href: 'https://example.org/' },
  ])
})

test('HTML and images stay the characters that they are', () => {
  const source = '<script>alert(1)</script> ![x](https://tracker.example/p.png)'

  expect(parseInline(source)).toEqual([text(source)])
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  '//evil.example/',
  '/proposals',
  'https://user:password@example.org/',
  'https://example.org/\u202Egnp.exe',
  'https://',
  '',
])('a link to %j is no link', (target) => {
  expect(safeHref(target)).toBeNull()
})

test('a long text is cut and says so', () => {
  expect(parseMarkdown('x'.repeat(markdownLimit + 1)).cut).toBe(true)
  expect(parseMarkdown('x'.repeat(markdownLimit)).cut).toBe(false)
})

test.each(['*', '**', '_', '`', '[', '](', '![', '[a](', '> ', '- ', '#', '```\n', '* _ ` ['])(
  'twice as much of %j costs about twice as much time',
  (piece) => {
    const timeOf = (length: number) => {
      const source = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
      const rounds = [1, 2, 3, 4, 5].map(() => {
        const started = performance.now()
        parseMarkdown(source)
        return performance.now() - started
      })
      // The least: a busy machine makes a round long, never short.
      return Math.min(...rounds)
    }
    timeOf(2_000)

    // Far from a quadratic parser's time, and far from any limit that a slow machine would meet.
    expect(timeOf(markdownLimit)).toBeLessThan(400)
  },
)
