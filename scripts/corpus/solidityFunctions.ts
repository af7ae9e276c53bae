/** A function of a Solidity source with the comment above it. */
export interface SolidityFunction {
  readonly name: string
  /** NatSpec comment, head and body as written, indentation removed. */
  readonly text: string
}

const head = /^( *)function (\w+)\b/

/**
 * The functions of a formatted Solidity source, in order, each with the comment directly above it. Reads the layout that
 * Solidity formatters write (a function's closing brace stands at the indentation of its `function`), not the grammar.
 */
export function solidityFunctions(source: string): SolidityFunction[] {
  const lines = source.split('\n')
  const found: SolidityFunction[] = []
  for (let at = 0; at < lines.length; at++) {
    const match = head.exec(lines[at] ?? '')
    if (!match) continue
    const [, indent = '', name = ''] = match
    const end = endOfFunction(lines, at, indent)
    const from = startOfComment(lines, at)
    const text = lines.slice(from, end + 1).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    found.push({ name, text: text.join('\n') })
    at = end
  }
  return found
}

function endOfFunction(lines: readonly string[], start: number, indent: string): number {
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const closes = line === `${indent}}` || (at === start && /\}\s*$/.test(line))
    const declares = line.endsWith(';') && !lines.slice(start, at + 1).some((part) => part.includes('{'))
    if (closes || declares) return at
  }
  return lines.length - 1
}

function startOfComment(lines: readonly string[], start: number): number {
  let at = start
  while (at > 0 && /^\s*(\/\/|\/\*\*|\*)/.test(lines[at - 1] ?? '')) at--
  return at
}
