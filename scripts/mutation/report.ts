import { EXPLANATIONS_FILE } from './explanations.ts'
import type { Explanations } from './explanations.ts'
import type { Mutant } from './mutant.ts'
import { scoreOf } from './results.ts'
import type { Results } from './results.ts'

/** Percent of the mutants that must be noticed. */
export const AIM = 90

/** One line about a mutant. */
export function describe({
  key,
  file,
  line,
  operator,
  from,
  to,
}: Omit<Mutant, 'id' | 'site' | 'start' | 'end'>): string {
  return `${key} ${file}:${line} [${operator}] ${short(from)} → ${short(to)}`
}

/** Every survivor with why it may live, a table of the contracts, and the score. */
export function formatReport({ score, contracts, survivors }: Results, explanations: Explanations): string {
  const lines = survivors.flatMap((one) => [describe(one), `  ${explanations.get(one.key) ?? 'UNEXPLAINED'}`])
  const head = ['contract', 'killed', 'survived', 'equivalent', 'score']
  const rows = contracts.map((row) => [
    row.file.replace('contracts/', ''),
    ...[row.killed, row.survived, row.equivalent].map(String),
    `${scoreOf([row])} %`,
  ])
  const unexplained = survivors.filter(({ key }) => !explanations.has(key)).length
  const verdict = `mutation score ${score} % (aim: ${AIM} %); ${survivors.length} survivors`
  const missing = unexplained > 0 ? `, ${unexplained} without an explanation in ${EXPLANATIONS_FILE}` : ''
  return ['', ...lines, '', ...formatTable([head, ...rows]), '', `${verdict}${missing}`].join('\n')
}

function formatTable(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column))))
      .join('  ')
      .trimEnd(),
  )
}

function short(code: string): string {
  return code.replaceAll(/\s+/g, ' ').slice(0, 90)
}
