import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../terminal/runCommand.ts'
import { isNode } from './ast.ts'
import type { AstNode } from './ast.ts'

/** Content of each source by its path from the checkout's root, as imports resolve it. */
export type Sources = ReadonlyMap<string, string>

/** What the compiler found wrong; `start` and `end` are bytes of `file`. */
export interface CompilerError {
  readonly message: string
  readonly file: string | undefined
  readonly start: number
  readonly end: number
}

export interface CompiledContract {
  /** As JSON. */
  readonly abi: string
  readonly bytecode: string
  readonly deployedBytecode: string
  /** Signatures: `transfer(address,uint256)`. */
  readonly functions: readonly string[]
}

export interface Compilation {
  readonly asts: ReadonlyMap<string, AstNode>
  /** By source, then by name. */
  readonly contracts: ReadonlyMap<string, ReadonlyMap<string, CompiledContract>>
  readonly errors: readonly CompilerError[]
}

/** `ast` stops after the analysis, which takes a tenth of the time; `debug` is not optimised, which takes a quarter. */
export type Product = 'ast' | 'debug' | 'bytecode'

const bytecodeSchema = z.object({ object: z.string() }).default({ object: '' })

/** The part of the compiler's documented output that is asked for below. */
const outputSchema = z.object({
  errors: z
    .array(
      z.object({
        severity: z.string(),
        formattedMessage: z.string(),
        sourceLocation: z.object({ file: z.string(), start: z.number(), end: z.number() }).optional(),
      }),
    )
    .default([]),
  sources: z.record(z.string(), z.object({ ast: z.custom<AstNode>(isNode).optional() })).default({}),
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          abi: z.array(z.unknown()).default([]),
          evm: z.object({
            bytecode: bytecodeSchema,
            deployedBytecode: bytecodeSchema,
            methodIdentifiers: z.record(z.string(), z.string()).default({}),
          }),
        }),
      ),
    )
    .default({}),
})

const compilerSchema = z.object({ compile: z.custom<(input: string, callbacks: object) => string>() })

let solc: z.infer<typeof compilerSchema> | undefined

/** Version that `package.json` pins. */
export const solcVersion = '0.8.35'

/** Only what keeps the stack of inline assembly small enough to compile at all. */
const quick = {
  peephole: false,
  inliner: false,
  jumpdestRemover: false,
  orderLiterals: false,
  deduplicate: false,
  cse: false,
  constantOptimizer: false,
  yul: true,
  yulDetails: { stackAllocation: true, optimizerSteps: ':' },
}

/**
 * Compiles `sources` in this process with the settings of `hardhat.config.ts`, but without metadata: equal code is equal
 * bytes. Imports that are not among them are read from the checkout and from `node_modules`.
 */
export function compile(sources: Sources, product: Product, only: readonly string[] = ['*']): Compilation {
  solc ??= compilerSchema.parse(createRequire(import.meta.url)('solc'))
  const contractOutputs =
    product === 'ast' ? [] : ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.methodIdentifiers']
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries([...sources].map(([path, content]) => [path, { content }])),
    settings: {
      evmVersion: 'cancun',
      optimizer: { enabled: true, runs: 200, ...(product === 'debug' ? { details: quick } : {}) },
      metadata: { bytecodeHash: 'none', appendCBOR: false },
      outputSelection:
        product === 'ast'
          ? { '*': { '': ['ast'] } }
          : Object.fromEntries(only.map((path) => [path, { '*': contractOutputs }])),
    },
  }
  const output = outputSchema.parse(JSON.parse(solc.compile(JSON.stringify(input), { import: readImport })))
  return {
    asts: new Map(Object.entries(output.sources).flatMap(([path, { ast }]) => (ast ? [[path, ast] as const] : []))),
    contracts: new Map(
      Object.entries(output.contracts).map(([path, contracts]) => [
        path,
        new Map(Object.entries(contracts).map(([name, contract]) => [name, describeContract(contract)])),
      ]),
    ),
    errors: output.errors
      .filter(({ severity }) => severity === 'error')
      .map(({ formattedMessage, sourceLocation }) => ({
        message: formattedMessage,
        file: sourceLocation?.file,
        start: sourceLocation?.start ?? -1,
        end: sourceLocation?.end ?? -1,
      })),
  }
}

type ContractOutput = z.infer<typeof outputSchema>['contracts'][string][string]

function describeContract({ abi, evm }: ContractOutput): CompiledContract {
  const { bytecode, deployedBytecode, methodIdentifiers } = evm
  return {
    abi: JSON.stringify(abi),
    bytecode: bytecode.object,
    deployedBytecode: deployedBytecode.object,
    functions: Object.keys(methodIdentifiers),
  }
}

function readImport(path: string): { contents: string } | { error: string } {
  for (const folder of [root, join(root, 'node_modules')]) {
    try {
      return { contents: readFileSync(join(folder, path), 'utf8') }
    } catch {
      // The next folder may have it.
    }
  }
  return { error: `${path} is neither in the checkout nor in node_modules` }
}
