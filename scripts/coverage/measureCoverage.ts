import { compile } from '../solidity/compiler.ts'
import { readSources } from '../solidity/sourceTree.ts'
import { createTestRunner } from '../solidity/testRunner.ts'
import { findProbes, insertProbes } from './probes.ts'
import type { Probe } from './probes.ts'

/** How often each probe was hit: a statement and a truth that was false first, a truth that was true second. */
export type ProbeCounts = ReadonlyMap<Probe, readonly [number, number]>

/** The contracts do not compile, or a test fails, with the counts in them. */
export class CoverageError extends Error {
  override name = 'CoverageError'
}

const effort = { fuzzRuns: 64, invariant: { runs: 1, depth: 1 } } as const

/** Runs every Solidity test but the invariants, which are random, and counts what they come by in `contracts/`. */
export async function measureCoverage(note: (message: string) => void): Promise<ProbeCounts> {
  const [contracts, tests] = await Promise.all([readSources('contracts'), readSources('test/contracts')])
  const { asts, errors } = compile(contracts, 'ast')
  if (errors[0]) throw new CoverageError(errors[0].message)
  const probes: Probe[] = []
  const probed = new Map(tests)
  for (const [file, source] of contracts) {
    const ast = asts.get(file)
    const own = ast ? findProbes(file, source, ast, probes.length) : []
    probes.push(...own)
    probed.set(file, insertProbes(source, own))
  }
  note('compiling')
  const compilation = compile(probed, 'debug', [...tests.keys()])
  if (compilation.errors[0]) throw new CoverageError(compilation.errors[0].message)
  const hits = new Map<number, number>()
  const onHit = (number: number) => void hits.set(number, (hits.get(number) ?? 0) + 1)
  const runner = await createTestRunner(compilation)
  for (const suite of runner.suites) {
    note(suite.name)
    const steady = suite.tests.filter((test) => test.startsWith('test'))
    if (steady.length > 0) await runner.run({ suite, tests: steady, ...effort, onHit })
  }
  return new Map(probes.map((probe) => [probe, [hits.get(2 * probe.id) ?? 0, hits.get(2 * probe.id + 1) ?? 0]]))
}
