import { compile } from '../solidity/compiler.ts'
import { readSources } from '../solidity/sourceTree.ts'
import { createTestRunner } from '../solidity/testRunner.ts'

/** Gas of each step by name, as its sender pays it. */
export type StepGas = ReadonlyMap<string, number>

/** Each governor's steps, by the governor's name in `test/contracts/gas`: `althing`, `bare`, `wizard`. */
export type LifecycleGas = ReadonlyMap<string, StepGas>

/** The tests that measure do not compile, or fail. */
export class GasError extends Error {
  override name = 'GasError'
}

/** Runs `test/contracts/gas` with every call a transaction of its own, and collects what it writes down. */
export async function measureGas(): Promise<LifecycleGas> {
  const [contracts, tests] = await Promise.all([readSources('contracts'), readSources('test/contracts')])
  const files = [...tests.keys()].filter((file) => file.startsWith('test/contracts/gas/') && file.endsWith('.t.sol'))
  const compilation = compile(new Map([...contracts, ...tests]), 'bytecode', files)
  if (compilation.errors[0]) throw new GasError(compilation.errors[0].message)
  const runner = await createTestRunner(compilation)
  const measured = new Map<string, Map<string, number>>()
  for (const suite of runner.suites) {
    const outcomes = await runner.run({ suite, fuzzRuns: 1, invariant: { runs: 1, depth: 1 }, isolate: true })
    for (const { test, passed, reason, snapshots } of outcomes) {
      if (!passed) throw new GasError(`${suite.name}.${test} fails: ${reason}`)
      for (const { group, name, gas } of snapshots) {
        measured.set(group, (measured.get(group) ?? new Map<string, number>()).set(name, gas))
      }
    }
  }
  return measured
}
