import { basename } from 'node:path'
import type { TestRunner } from '../solidity/testRunner.ts'
import type { Mutant } from './mutant.ts'
import { EFFORT } from './reach.ts'
import type { SuiteReach } from './reach.ts'

export type Outcome = 'killed' | 'survived' | 'equivalent' | 'invalid'

/** What became of a mutant, and the test that noticed it first. */
export interface Verdict {
  readonly outcome: Outcome
  readonly by?: string
}

/** What is needed to try mutants that are woven in. */
export interface Court {
  readonly runner: TestRunner
  readonly reach: readonly SuiteReach[]
}

/** Runs the tests that come by `mutant`, its own suite first, until one of them fails. */
export async function judge({ runner, reach }: Court, mutant: Mutant): Promise<Verdict> {
  for (const candidate of inOrder(reach, mutant)) {
    const failed = await failingTests(runner, candidate, mutant)
    if (failed[0] !== undefined) return { outcome: 'killed', by: failed[0] }
  }
  return { outcome: 'survived' }
}

/** Every test that notices `mutant`, suite by suite. */
export async function judgeByAll({ runner, reach }: Court, mutant: Mutant): Promise<string[]> {
  const failed: string[] = []
  for (const candidate of inOrder(reach, mutant)) failed.push(...(await failingTests(runner, candidate, mutant)))
  return failed
}

async function failingTests(runner: TestRunner, candidate: SuiteReach, mutant: Mutant): Promise<string[]> {
  const { suite, testsByMutant, gasLimit } = candidate
  const tests = testsByMutant.get(mutant.id) ?? []
  if (tests.length === 0) return []
  const outcomes = await runner.run({ suite, tests, signal: BigInt(mutant.id), ...EFFORT, gasLimit })
  return outcomes.filter(({ passed }) => !passed).map(({ test }) => `${suite.name}.${test}`)
}

/** Suites that come by the mutant: the one named after its file, then the quick ones. */
function inOrder(reach: readonly SuiteReach[], mutant: Mutant): SuiteReach[] {
  const own = `${basename(mutant.file, '.sol')}.t.sol`
  const rank = ({ suite }: SuiteReach) => (basename(suite.file) === own ? 0 : 1)
  return reach
    .filter(({ testsByMutant }) => testsByMutant.has(mutant.id))
    .toSorted((a, b) => rank(a) - rank(b) || a.milliseconds - b.milliseconds)
}
