import type { Range } from '../solidity/ast.ts'
import { compile } from '../solidity/compiler.ts'
import type { Compilation, CompilerError, Product } from '../solidity/compiler.ts'
import type { Mutant } from './mutant.ts'
import type { Subject } from './subject.ts'
import { weave } from './weave.ts'
import type { Trace, Woven } from './weave.ts'

export interface WovenTree {
  /** Of the tests, with the woven contracts in them. */
  readonly compilation: Compilation
  /** What is tried by switching it on. */
  readonly woven: readonly Mutant[]
  /** What the compiler does not accept next to the original. */
  readonly alone: readonly Mutant[]
}

/** The mutants could not be brought to compile together. */
export class WeaveError extends Error {
  override name = 'WeaveError'
}

/**
 * Weaves `mutants` into their files and compiles these with `testFiles`. What the compiler refuses, by type or because the
 * stack has no room, is taken out until the rest compiles; of it stays a probe, which says what tests come by it.
 */
export function weaveTree(
  { contracts, tests, declarations, sourceOf, fileOf }: Subject,
  mutants: readonly Mutant[],
  testFiles: readonly string[],
): WovenTree {
  const modifiers = new Map<string, string>()
  for (const { site } of mutants) {
    const declaration = site.kind === 'modifier' ? declarations.get(Number(site.clone)) : undefined
    if (declaration && fileOf(declaration).startsWith('@')) modifiers.set(String(declaration.id), sourceOf(declaration))
  }
  // A modifier of ours has mutants itself, which a copy of it would not have.
  const isAlone = ({ site }: Mutant) => site.kind === 'none' || (site.kind === 'modifier' && !modifiers.has(site.clone))
  const alone = mutants.filter(isAlone)
  let woven = mutants.filter((mutant) => !isAlone(mutant))
  let probed = [...alone]
  const all = new Map([...contracts, ...tests])
  for (let product: Product = 'ast'; ;) {
    const files = new Map<string, Woven>()
    for (const [file, source] of contracts) {
      const isOwn = (mutant: Mutant) => mutant.file === file
      const threads = { mutants: woven.filter(isOwn), probed: probed.filter(isOwn), modifiers }
      if (threads.mutants.length + threads.probed.length > 0) files.set(file, weave(source, threads))
    }
    for (const [file, { content }] of files) all.set(file, content)
    const compilation = compile(all, product, testFiles)
    if (compilation.errors.length === 0 && product === 'debug') return { compilation, woven, alone }
    if (compilation.errors.length === 0) product = 'debug'
    const refused = new Set(compilation.errors.flatMap((error) => blame(error, files)))
    const unwoven = woven.filter((mutant) => refused.has(mutant))
    alone.push(...unwoven)
    woven = woven.filter((mutant) => !refused.has(mutant))
    probed = [...probed.filter((mutant) => !refused.has(mutant)), ...unwoven]
  }
}

/** The mutant in whose text the compiler stumbled; where it is none's own, those of the smallest piece of code around. */
function blame({ file = '', start, end, message }: CompilerError, files: ReadonlyMap<string, Woven>): Mutant[] {
  const traces = files.get(file)?.traces ?? []
  const own = traces.filter((trace) => trace.own.start <= start && end <= trace.own.end)
  if (own.length > 0) return [smallest(own, 'own').mutant]
  const around = traces.filter((trace) => trace.site.start <= end && start <= trace.site.end)
  if (around.length === 0) throw new WeaveError(`the woven contracts do not compile:\n${message}`)
  const { site } = smallest(around, 'site')
  return around.filter((trace) => trace.site.start === site.start && trace.site.end === site.end).map((t) => t.mutant)
}

function smallest(traces: readonly Trace[], by: 'own' | 'site'): Trace {
  return traces.reduce((least, trace) => (sizeOf(trace[by]) < sizeOf(least[by]) ? trace : least))
}

function sizeOf({ start, end }: Range): number {
  return end - start
}
