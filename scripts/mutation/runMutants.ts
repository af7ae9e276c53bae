import { compile } from '../solidity/compiler.ts'
import { importsOf } from '../solidity/imports.ts'
import { createTestRunner } from '../solidity/testRunner.ts'
import type { StepResult, Steps } from '../terminal/steps.ts'
import { openJournal } from './journal.ts'
import { judge } from './judge.ts'
import type { Court, Verdict } from './judge.ts'
import type { Mutant } from './mutant.ts'
import { isEquivalent, summonAlone } from './plain.ts'
import { measureReach } from './reach.ts'
import type { Subject } from './subject.ts'
import { weaveTree } from './weaveTree.ts'

/** The court, and what has to be tried alone. */
export interface Prepared extends Court {
  readonly alone: ReadonlySet<Mutant>
}

/** Brings `mutants` into one compilation with the tests of their files, and learns which tests come by which. */
export async function prepare(steps: Steps, subject: Subject, mutants: readonly Mutant[]): Promise<Prepared> {
  const all = new Map([...subject.contracts, ...subject.tests])
  const files = [...new Set(mutants.map(({ file }) => file))]
  const tests = [...subject.tests.keys()].filter((test) => files.some((file) => importsOf(all, test).has(file)))
  const { runner, alone } = await steps.run('Weave', async () => {
    const { compilation, woven, alone: refused } = weaveTree(subject, mutants, tests)
    const value = { runner: await createTestRunner(compilation), alone: new Set(refused) }
    return { value, summary: `${woven.length} mutants in one compilation, ${refused.length} to try alone` }
  })
  const reach = await steps.run('Reach', async (note) => {
    const value = await measureReach(runner, note)
    const count = value.reduce((sum, { suite }) => sum + suite.tests.length, 0)
    const failing = value.flatMap(({ suite, failing: names }) => names.map((test) => `${suite.name}.${test}`))
    const checks = failing.map((test) => `${test} fails without a mutant and is left out`)
    return { value, summary: `${count} tests in ${value.length} suites`, checks }
  })
  return { runner, reach, alone }
}

/** Where `mutant` is tried: among all others, or alone; `undefined` where it does not compile. */
export async function courtOf(subject: Subject, prepared: Prepared, mutant: Mutant): Promise<Court | undefined> {
  return prepared.alone.has(mutant) ? summonAlone(subject, mutant, prepared.reach) : prepared
}

/** Tries every one of `mutants`; what the journal knows is not tried again. */
export async function runMutants(
  steps: Steps,
  subject: Subject,
  mutants: readonly Mutant[],
): Promise<Map<Mutant, Verdict>> {
  const journal = await openJournal(subject)
  const verdicts = new Map<Mutant, Verdict>()
  for (const mutant of mutants) {
    const known = journal.verdicts.get(mutant.key)
    if (known) verdicts.set(mutant, known)
  }
  const open = mutants.filter((mutant) => !verdicts.has(mutant))
  if (open.length === 0) return verdicts
  // What is known is woven in too: it says which tests come by the functions of what is tried alone.
  const files = new Set(open.map(({ file }) => file))
  const neighbours = subject.mutants.filter(({ file }) => files.has(file))
  const prepared = await prepare(steps, subject, neighbours)
  await steps.run('Mutants', async (note): Promise<StepResult<void>> => {
    await inParallel(open, async (mutant) => {
      const court = await courtOf(subject, prepared, mutant)
      const verdict: Verdict = court ? await judge(court, mutant) : { outcome: 'invalid' }
      verdicts.set(mutant, verdict)
      if (verdict.outcome !== 'survived') await journal.record(mutant, verdict)
      note(`${verdicts.size} of ${mutants.length}`)
    })
    return { value: undefined, summary: `${open.length} tried, ${mutants.length - open.length} known` }
  })
  const survivors = open.filter((mutant) => verdicts.get(mutant)?.outcome === 'survived')
  await steps.run('Survivors', async (note): Promise<StepResult<void>> => {
    const { contracts } = compile(subject.contracts, 'bytecode', [...subject.contracts.keys()])
    for (const [index, mutant] of survivors.entries()) {
      note(`${index + 1} of ${survivors.length}`)
      const outcome = isEquivalent(subject, contracts, mutant) ? 'equivalent' : 'survived'
      verdicts.set(mutant, { outcome })
      await journal.record(mutant, { outcome })
    }
    const same = survivors.filter((mutant) => verdicts.get(mutant)?.outcome === 'equivalent').length
    return { value: undefined, summary: `${survivors.length}, of which ${same} compile to the same bytes` }
  })
  return verdicts
}

/** Two at a time: one is being set up while the other runs. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    [0, 1].map(async () => {
      for (const item of queue) await work(item)
    }),
  )
}
