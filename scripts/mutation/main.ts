import { createHash } from 'node:crypto'
import { matchesGlob } from 'node:path'
import { readSources } from '../solidity/sourceTree.ts'
import { readFlags, UsageError } from '../terminal/readFlags.ts'
import { exitOnTerm, runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'
import { problemsOf } from './check.ts'
import { readExplanations } from './explanations.ts'
import { judgeByAll } from './judge.ts'
import type { Mutant } from './mutant.ts'
import { AIM, describe, formatReport } from './report.ts'
import { RESULTS_FILE, mergeResults, readResults, writeResults } from './results.ts'
import { courtOf, prepare, runMutants } from './runMutants.ts'
import { readSubject } from './subject.ts'

const usage = `npm run mutation [-- OPTIONS]

  --files GLOB   only contracts whose path matches, as in 'contracts/registry/**'
  --sample N     N mutants, always the same ones; nothing is written
  --mutant KEY   every test that notices this mutant
  --check        compare the committed results with the contracts; fails below 90 % or with a survivor unexplained
  --json         one document last`

/** Changes the contracts a little in every way that should be noticed, and counts what the Solidity tests notice. */
async function main(): Promise<void> {
  const { values } = readFlags(usage, {
    options: {
      files: { type: 'string' },
      sample: { type: 'string' },
      mutant: { type: 'string' },
      check: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  if (values.check) return check()
  const steps = createSteps(values.json ? process.stderr : process.stdout)
  const subject = await steps.run('Read', async () => {
    const value = await readSubject()
    return { value, summary: `${value.mutants.length} mutants of ${value.contracts.size} files` }
  })
  if (values.mutant !== undefined) {
    const mutant = subject.mutants.find(({ key }) => key === values.mutant)
    if (!mutant) throw new UsageError(`no mutant "${values.mutant}"`, usage)
    const neighbours = subject.mutants.filter(({ file }) => file === mutant.file)
    const court = await courtOf(subject, await prepare(steps, subject, neighbours), mutant)
    const noticed = court ? await judgeByAll(court, mutant) : ['the compiler']
    return console.log([describe(mutant), ...noticed.map((test) => `  fails: ${test}`)].join('\n'))
  }
  const { files, sample } = values
  const matching = subject.mutants.filter(({ file }) => files === undefined || matchesGlob(file, files))
  const chosen = sample === undefined ? matching : choose(matching, Number(sample))
  const verdicts = await runMutants(steps, subject, chosen)
  const results = mergeResults(sample === undefined ? await readResults() : undefined, subject, verdicts)
  if (sample === undefined) await writeResults(results)
  console.log(values.json ? JSON.stringify(results) : formatReport(results, await readExplanations()))
  process.exitCode = results.score < AIM ? 1 : 0
}

/** Nobody committed results. */
class MissingResultsError extends Error {
  override name = 'MissingResultsError'
}

/** Says whether the committed results still speak of these contracts, and well enough. */
async function check(): Promise<void> {
  const results = await readResults()
  if (!results) throw new MissingResultsError(`${RESULTS_FILE} is missing; run: npm run mutation`)
  const problems = problemsOf(results, await readSources('contracts'), await readExplanations())
  for (const problem of problems) console.log(problem)
  console.log(`mutation score ${results.score} %, ${results.survivors.length} survivors`)
  process.exitCode = problems.length > 0 ? 1 : 0
}

/** The same `count` mutants as long as they are there, wherever they stand. */
function choose(mutants: readonly Mutant[], count: number): Mutant[] {
  const order = new Map(mutants.map((one) => [one, createHash('sha256').update(`althing ${one.key}`).digest('hex')]))
  return mutants.toSorted((a, b) => ((order.get(a) ?? '') < (order.get(b) ?? '') ? -1 : 1)).slice(0, count)
}

exitOnTerm()
await runMain(main)
