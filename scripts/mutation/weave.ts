import type { Range } from '../solidity/ast.ts'
import type { Mutant, Site } from './mutant.ts'
import { ANSWER, QUESTION } from './question.ts'

/** Where a mutant's own text came to lie, and the piece of code that it was woven into; both in bytes. */
export interface Trace {
  readonly mutant: Mutant
  readonly own: Range
  readonly site: Range
}

/** A source in which every mutant is there, each behind a condition of its own. */
export interface Woven {
  readonly content: string
  readonly traces: readonly Trace[]
}

/** Mutants of one piece of code; `clone` stands at the end of a contract, `probe` where a body begins: both take up nothing. */
interface Group extends Range {
  readonly kind: Exclude<Site['kind'], 'none'> | 'clone' | 'probe'
  readonly mutants: readonly Mutant[]
}

const nesting: readonly Group['kind'][] = ['probe', 'clone', 'statement', 'modifier', 'typed', 'expression']

/** What goes into one source. */
export interface Threads {
  /** Written next to the original, each behind a condition. */
  readonly mutants: readonly Mutant[]
  /** Tried alone; here only said when a test comes by where they would be. */
  readonly probed: readonly Mutant[]
  /** Sources of modifiers, by declaration. */
  readonly modifiers: ReadonlyMap<string, string>
}

/** Writes every mutant that has a place into `source`, nested as its code is. */
export function weave(source: string, { mutants, probed, modifiers }: Threads): Woven {
  const bytes = Buffer.from(source)
  const slice = ({ start, end }: Range) => bytes.subarray(start, end).toString()
  const pieces: string[] = []
  const traces: Trace[] = []
  let length = 0

  const write = (text: string) => {
    pieces.push(text)
    length += Buffer.byteLength(text)
  }

  /** Everything of `range`, with the groups that lie in it. */
  const writeRange = (range: Range, groups: readonly Group[]): void => {
    let position = range.start
    for (let index = 0; index < groups.length;) {
      const group = groups[index]
      if (!group) break
      const after = groups.findIndex((other, place) => place > index && other.start >= group.end)
      const next = after === -1 ? groups.length : after
      write(slice({ start: position, end: group.start }))
      writeGroup(group, groups.slice(index + 1, next))
      position = group.end
      index = next
    }
    write(slice({ start: position, end: range.end }))
  }

  const writeGroup = (group: Group, inner: readonly Group[]): void => {
    const start = length
    const owns: Pick<Trace, 'mutant' | 'own'>[] = []
    for (const mutant of group.mutants) {
      const [before, own, after] = textsOf(group, mutant)
      write(before)
      const ownStart = length
      write(own)
      owns.push({ mutant, own: { start: ownStart, end: length } })
      write(after)
    }
    const [before, after] = framesOf(group)
    write(before)
    if (group.kind !== 'modifier') writeRange(group, inner)
    write(after)
    traces.push(...owns.map((own) => ({ ...own, site: { start, end: length } })))
  }

  /** What stands before a mutant's own text, the text, and what stands behind it. */
  const textsOf = (group: Group, mutant: Mutant): readonly [string, string, string] => {
    const { id, site } = mutant
    if (probed.includes(mutant)) return ['', probeOf(group, mutant, slice(group)), '']
    if (site.kind === 'modifier') {
      const name = `${site.name}_${id}`
      const own = slice(site).replace(site.name, name)
      return ['', group.kind === 'clone' ? cloneOf(name, id, modifiers.get(site.clone) ?? '') : own, '']
    }
    const own =
      slice({ start: group.start, end: mutant.start }) + mutant.to + slice({ start: mutant.end, end: group.end })
    if (group.kind === 'statement') {
      const opening = mutant === group.mutants[0] ? '{ ' : ''
      return [`${opening}if (${QUESTION}(${id})) { `, own, ' } else ']
    }
    const opening = mutant === group.mutants[0] ? '(' : ''
    return [`${opening}${QUESTION}(${id}) ? ${castOf(group)}(`, own, ') : ']
  }

  writeRange({ start: 0, end: bytes.length }, groupMutants(mutants, probed))
  if (traces.length > 0) write(ANSWER)
  return { content: pieces.join(''), traces }
}

function framesOf(group: Group): readonly [string, string] {
  if (group.kind === 'statement') return ['{ ', ' } }']
  return group.kind === 'typed' || group.kind === 'expression' ? [`${castOf(group)}(`, '))'] : ['', '']
}

function castOf({ mutants }: Group): string {
  const site = mutants[0]?.site
  return site?.kind === 'typed' ? site.type : ''
}

/** In the order in which they are written: by where they begin, outer ones before inner ones. */
function groupMutants(mutants: readonly Mutant[], probed: readonly Mutant[]): Group[] {
  const groups = new Map<string, Group>()
  const add = (kind: Group['kind'], { start, end }: Range, mutant: Mutant) => {
    const name = `${start}:${end}:${kind}`
    groups.set(name, { kind, start, end, mutants: [...(groups.get(name)?.mutants ?? []), mutant] })
  }
  for (const mutant of mutants) {
    const { site } = mutant
    if (site.kind !== 'none') add(site.kind, site, mutant)
    if (site.kind === 'modifier') add('clone', { start: site.contractEnd, end: site.contractEnd }, mutant)
  }
  for (const mutant of probed) {
    const { site, entry } = mutant
    if (site.kind === 'modifier') {
      add('modifier', site, mutant)
      add('clone', { start: site.contractEnd, end: site.contractEnd }, mutant)
    } else if (entry !== undefined) add('probe', { start: entry, end: entry }, mutant)
  }
  return [...groups.values()].toSorted((a, b) => {
    return (
      a.start - b.start || isEmpty(b) - isEmpty(a) || b.end - a.end || nesting.indexOf(a.kind) - nesting.indexOf(b.kind)
    )
  })
}

function isEmpty({ start, end }: Range): number {
  return Number(start === end)
}

/** Says that a test came by: before anything of the function, so that a test is heard too that a modifier turns away. */
function probeOf({ kind }: Group, { id }: Mutant, invocation: string): string {
  if (kind === 'modifier') return `probe_${id} ${invocation}`
  return kind === 'clone' ? `modifier probe_${id}() { ${QUESTION}(${id}); _; }\n` : `${QUESTION}(${id}); `
}

/** The modifier again: as it is, or as if it were not there. */
function cloneOf(name: string, id: number, source: string): string {
  const parameters = /^\s*modifier\s+\w+\s*(\([^)]*\))?/.exec(source)?.[1] ?? '()'
  return `modifier ${name}${parameters} { if (${QUESTION}(${id})) { _; } else ${source.slice(source.indexOf('{'))} }\n`
}
