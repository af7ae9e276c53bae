import type { Probe } from './probes.ts'
import type { ProbeCounts } from './measureCoverage.ts'

/** A line or one side of a branch, and how often the tests came by it. */
export interface Covered {
  readonly file: string
  readonly line: number
  readonly count: number
  /** What it says where nobody came by: `if (a) …` is never true. */
  readonly missing: string
}

/** Every line on which a statement begins; one of several statements that is never run makes it a line never run. */
export function linesOf(counts: ProbeCounts): readonly Covered[] {
  const lines = new Map<string, Covered>()
  for (const [{ kind, file, line, code }, [count]] of counts) {
    const known = lines.get(`${file}:${line}`)
    if (kind !== 'statement' || (known && known.count <= count)) continue
    lines.set(`${file}:${line}`, { file, line, count, missing: `is never run: ${code}` })
  }
  return [...lines.values()].toSorted(byPlace)
}

/** Both sides of every condition, and of every operand of one. */
export function branchesOf(counts: ProbeCounts): readonly Covered[] {
  const branches = [...counts].filter(([{ kind }]) => kind === 'branch')
  return branches.flatMap(([{ file, line, code }, ways]) =>
    ways.map((count, way) => ({ file, line, count, missing: `is never ${way === 1}: ${code}` })),
  )
}

/** The trace file that editors and services read. */
export function formatLcov(counts: ProbeCounts): string {
  const files = [...new Set([...counts.keys()].map(({ file }) => file))].toSorted()
  const [lines, probes] = [linesOf(counts), [...counts]]
  return files
    .map((file) => {
      const own = lines.filter((line) => line.file === file)
      const branches = probes.filter(([probe]) => probe.file === file && probe.kind === 'branch')
      return formatFile(file, own, branches)
    })
    .join('')
}

function formatFile(
  file: string,
  lines: readonly Covered[],
  branches: readonly (readonly [Probe, readonly [number, number]])[],
): string {
  const sides = branches.flatMap(([, ways]) => ways)
  return [
    'TN:',
    `SF:${file}`,
    ...branches.flatMap(([{ line, id }, ways]) => ways.map((count, way) => `BRDA:${line},${id},${way},${count || '-'}`)),
    `BRF:${sides.length}`,
    `BRH:${sides.filter(isHit).length}`,
    ...lines.map(({ line, count }) => `DA:${line},${count}`),
    `LF:${lines.length}`,
    `LH:${lines.filter(({ count }) => isHit(count)).length}`,
    'end_of_record\n',
  ].join('\n')
}

function isHit(count: number): boolean {
  return count > 0
}

function byPlace(a: Covered, b: Covered): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
}
