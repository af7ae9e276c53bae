import { children } from '../solidity/ast.ts'
import { compile } from '../solidity/compiler.ts'
import type { CompiledContract } from '../solidity/compiler.ts'
import { importsOf } from '../solidity/imports.ts'
import { createTestRunner } from '../solidity/testRunner.ts'
import type { Court } from './judge.ts'
import type { Mutant } from './mutant.ts'
import type { SuiteReach } from './reach.ts'
import type { Subject } from './subject.ts'

/** The source of `mutant`'s file with nothing but the change in it. */
function mutate(source: string, { start, end, to }: Mutant): string {
  const bytes = Buffer.from(source)
  return bytes.subarray(0, start).toString() + to + bytes.subarray(end).toString()
}

/**
 * A court for a mutant that could not be woven in: it is compiled by itself, with every suite that comes by its probe.
 * Where not even a probe could be woven in, by another mutant of the same function.
 *
 * @returns `undefined` where the change does not compile.
 */
export async function summonAlone(
  subject: Subject,
  mutant: Mutant,
  reach: readonly SuiteReach[],
): Promise<Court | undefined> {
  const changed = new Map(subject.contracts)
  changed.set(mutant.file, mutate(subject.contracts.get(mutant.file) ?? '', mutant))
  const isProbed = reach.some(({ testsByMutant }) => testsByMutant.has(mutant.id))
  const neighbours = subject.mutants.filter(({ file, where }) => file === mutant.file && where === mutant.where)
  const near = reach.flatMap((candidate) => {
    const tests = new Set((isProbed ? [mutant] : neighbours).flatMap(({ id }) => candidate.testsByMutant.get(id) ?? []))
    return tests.size === 0 ? [] : [{ ...candidate, testsByMutant: new Map([[mutant.id, [...tests]]]) }]
  })
  const files = near.map(({ suite }) => suite.file)
  const compilation = compile(new Map([...changed, ...subject.tests]), 'debug', files)
  return compilation.errors.length > 0 ? undefined : { runner: await createTestRunner(compilation), reach: near }
}

/** Bytecode of the contracts that a file's code ends up in, by source and name. */
export type Bytecodes = ReadonlyMap<string, ReadonlyMap<string, CompiledContract>>

/** Whether the optimiser makes the same bytes of both versions; then nothing can tell them apart. */
export function isEquivalent(subject: Subject, original: Bytecodes, mutant: Mutant): boolean {
  const changed = new Map(subject.contracts)
  changed.set(mutant.file, mutate(subject.contracts.get(mutant.file) ?? '', mutant))
  const users = usersOf(subject, mutant.file)
  const first = users.slice(0, 1)
  return isSame(compile(changed, 'bytecode', first).contracts) && isSame(compile(changed, 'bytecode', users).contracts)

  function isSame(contracts: Bytecodes): boolean {
    return [...contracts].every(([file, byName]) =>
      [...byName].every(([name, { bytecode }]) => original.get(file)?.get(name)?.bytecode === bytecode),
    )
  }
}

/** Files that define a deployable contract and import `file`, however indirectly; the shortest first. */
function usersOf({ contracts, asts }: Subject, file: string): string[] {
  const isDeployable = (path: string) =>
    children(asts.get(path) ?? { nodeType: '', id: 0, src: '' }, 'nodes').some((node) => {
      return node['contractKind'] === 'contract' && node['abstract'] === false
    })
  return [...contracts]
    .filter(([path]) => isDeployable(path) && importsOf(contracts, path).has(file))
    .toSorted(([, a], [, b]) => a.length - b.length)
    .map(([path]) => path)
}
