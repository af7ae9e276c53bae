import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { codeHashOf, codeHashOfAll } from '../solidity/codeHash.ts'
import type { Sources } from '../solidity/compiler.ts'
import { root } from '../terminal/runCommand.ts'
import type { Verdict } from './judge.ts'
import type { Mutant } from './mutant.ts'

/** Where the results are committed. */
export const RESULTS_FILE = 'test/contracts/mutation.json'

const survivorSchema = z.object({
  key: z.string(),
  file: z.string(),
  line: z.number(),
  where: z.string(),
  operator: z.string(),
  from: z.string(),
  to: z.string(),
})

const contractSchema = z.object({
  file: z.string(),
  /** Of its code, without comments. */
  sha256: z.string(),
  killed: z.number(),
  survived: z.number(),
  /** Of these the compiler makes the same bytes as of the original; they do not count. */
  equivalent: z.number(),
})

const resultsSchema = z.object({
  format: z.literal('mutation/2'),
  score: z.number(),
  /** Of the tests' code, all together. */
  testsSha256: z.string(),
  /** Of the code of the other contracts, in which nothing can be mutated: interfaces and types. */
  othersSha256: z.string(),
  contracts: z.array(contractSchema),
  survivors: z.array(survivorSchema),
})

export type Results = z.infer<typeof resultsSchema>

/** What the last whole run found; `undefined` before the first. */
export async function readResults(): Promise<Results | undefined> {
  const content = await readFile(join(root, RESULTS_FILE), 'utf8').catch(() => undefined)
  return content === undefined ? undefined : resultsSchema.parse(JSON.parse(content))
}

export async function writeResults(results: Results): Promise<void> {
  await writeFile(join(root, RESULTS_FILE), `${JSON.stringify(results, undefined, 2)}\n`)
}

/** Results of the files that were tried, next to those of `before` for the others. */
export function mergeResults(
  before: Results | undefined,
  { contracts, tests }: { readonly contracts: Sources; readonly tests: Sources },
  verdicts: ReadonlyMap<Mutant, Verdict>,
): Results {
  const tried = new Set([...verdicts.keys()].map(({ file }) => file))
  const isKept = ({ file }: { readonly file: string }) => contracts.has(file) && !tried.has(file)
  const rows = [...tried].map((file) => {
    const count = (wanted: Verdict['outcome']) =>
      [...verdicts].filter(([mutant, { outcome }]) => mutant.file === file && outcome === wanted).length
    const sha256 = codeHashOf(contracts.get(file) ?? '')
    return { file, sha256, killed: count('killed'), survived: count('survived'), equivalent: count('equivalent') }
  })
  const survivors = [...verdicts]
    .filter(([, { outcome }]) => outcome === 'survived')
    .map(([{ key, file, line, where, operator, from, to }]) => ({ key, file, line, where, operator, from, to }))
  const allRows = [...(before?.contracts.filter(isKept) ?? []), ...rows]
  return {
    format: 'mutation/2',
    score: scoreOf(allRows),
    testsSha256: codeHashOfAll(tests),
    othersSha256: codeHashOfAll(othersOf(contracts, allRows)),
    contracts: allRows.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    survivors: [...(before?.survivors.filter(isKept) ?? []), ...survivors].toSorted((a, b) => {
      return a.file === b.file ? a.line - b.line || (a.key < b.key ? -1 : 1) : a.file < b.file ? -1 : 1
    }),
  }
}

/** Share of the mutants that were noticed, in percent, rounded down to a tenth. */
export function scoreOf(rows: readonly { readonly killed: number; readonly survived: number }[]): number {
  const killed = rows.reduce((sum, row) => sum + row.killed, 0)
  const survived = rows.reduce((sum, row) => sum + row.survived, 0)
  return killed + survived === 0 ? 100 : Math.floor((1000 * killed) / (killed + survived)) / 10
}

/** Contracts that are not what they were when the results were written, comments aside. */
export function staleFiles({ contracts: rows, othersSha256 }: Results, contracts: Sources): string[] {
  const changed = rows.filter(({ file, sha256 }) => codeHashOf(contracts.get(file) ?? '') !== sha256)
  const others = codeHashOfAll(othersOf(contracts, rows)) === othersSha256 ? [] : ['interfaces, types or new files']
  return [...changed.map(({ file }) => file), ...others]
}

function othersOf(contracts: Sources, rows: readonly { readonly file: string }[]): Sources {
  const tried = new Set(rows.map(({ file }) => file))
  return new Map([...contracts].filter(([file]) => !tried.has(file)))
}
