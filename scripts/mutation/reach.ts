import type { Suite, TestRunner } from '../solidity/testRunner.ts'

/** How much of the random tests is run for each mutant. */
export const EFFORT = { fuzzRuns: 24, invariant: { runs: 3, depth: 40 } } as const

/** What a suite does while nothing is mutated. */
export interface SuiteReach {
  readonly suite: Suite
  /** Tests that come by each mutant, by its id. */
  readonly testsByMutant: ReadonlyMap<number, readonly string[]>
  /** Tests that fail while no mutant has its turn; they say nothing about mutants. */
  readonly failing: readonly string[]
  readonly milliseconds: number
  /** Twice what any test needs, so that an endless loop ends. */
  readonly gasLimit: bigint
}

/** The deployment of a whole DAO with every mutant in it takes half of this. */
const leastGasLimit = 400_000_000n

/** A suite does not work with the mutants woven in. */
export class ReachError extends Error {
  override name = 'ReachError'
}

/** A signal that is no mutant's: what fails under it fails for another reason than a mutant. */
const NOBODY = 2n ** 64n

/** Runs each test alone with nothing mutated and notes which mutants it comes by. */
export async function measureReach(runner: TestRunner, note: (message: string) => void): Promise<SuiteReach[]> {
  const reached: SuiteReach[] = []
  for (const suite of runner.suites) {
    note(suite.name)
    reached.push(await measureSuite(runner, suite))
  }
  return reached
}

async function measureSuite(runner: TestRunner, suite: Suite): Promise<SuiteReach> {
  const startedAt = Date.now()
  const testsByMutant = new Map<number, string[]>()
  const failing: string[] = []
  let gas = 0n
  for (const test of suite.tests) {
    const hits = new Set<number>()
    const [outcome] = await runner.run({ suite, tests: [test], ...EFFORT, onHit: (id) => hits.add(id) })
    if (outcome?.passed !== true) {
      failing.push(test)
      continue
    }
    gas = outcome.gas > gas ? outcome.gas : gas
    for (const id of hits) testsByMutant.set(id, [...(testsByMutant.get(id) ?? []), test])
  }
  const gasLimit = gas * 2n > leastGasLimit ? gas * 2n : leastGasLimit
  const control = await runner.run({ suite, signal: NOBODY, ...EFFORT, gasLimit })
  const stillborn = control.find(({ test }) => test === 'constructor()' || test === 'setUp()')
  if (stillborn) throw new ReachError(`${suite.name} cannot be set up while nothing is mutated: ${stillborn.reason}`)
  failing.push(...control.filter(({ passed }) => !passed).map(({ test }) => test))
  for (const [id, tests] of testsByMutant) {
    testsByMutant.set(
      id,
      tests.filter((test) => !failing.includes(test)),
    )
  }
  return { suite, testsByMutant, failing, milliseconds: Date.now() - startedAt, gasLimit }
}
