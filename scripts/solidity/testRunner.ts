import { EdrContext, L1_CHAIN_TYPE, TestStatus, l1SolidityTestRunnerFactory } from '@nomicfoundation/edr'
import type { Artifact, SuiteResult } from '@nomicfoundation/edr'
import { root } from '../terminal/runCommand.ts'
import { solcVersion } from './compiler.ts'
import type { Compilation } from './compiler.ts'

/** A test contract and the tests in it, as the runner names them: `test_Approve()`. */
export interface Suite {
  readonly file: string
  readonly name: string
  readonly tests: readonly string[]
}

export interface TestOutcome {
  readonly test: string
  readonly passed: boolean
  readonly reason: string | undefined
  /** Gas of a test without arguments; 0 for others. */
  readonly gas: bigint
  /** What the test wrote down with `vm.snapshotGasLastCall(group, name)`. */
  readonly snapshots: readonly { readonly group: string; readonly name: string; readonly gas: number }[]
}

export interface RunRequest {
  readonly suite: Suite
  /** Only these; all where absent. */
  readonly tests?: readonly string[]
  /** What `block.coinbase` is: how woven code knows what is asked of it. */
  readonly signal?: bigint
  readonly fuzzRuns: number
  readonly invariant: { readonly runs: number; readonly depth: number }
  readonly gasLimit?: bigint
  /** Each call of a test is a transaction of its own, so that gas is what a sender pays. */
  readonly isolate?: boolean
  /** Gets what the code sent to the address of coverage, as numbers. */
  readonly onHit?: (id: number) => void
}

export interface TestRunner {
  readonly suites: readonly Suite[]
  run(request: RunRequest): Promise<readonly TestOutcome[]>
}

let engine: Promise<EdrContext> | undefined

/** One a process is all that the engine allows. */
async function startEngine(): Promise<EdrContext> {
  const context = new EdrContext()
  await context.registerSolidityTestRunnerFactory(L1_CHAIN_TYPE, l1SolidityTestRunnerFactory())
  return context
}

/** Runs compiled Solidity tests with Hardhat's own engine, in this process and without Hardhat's start. */
export async function createTestRunner(compilation: Compilation): Promise<TestRunner> {
  const context = await (engine ??= startEngine())
  const artifacts = new Map<string, Artifact>()
  const suites: Suite[] = []
  for (const [file, contracts] of compilation.contracts) {
    for (const [name, { abi, bytecode, deployedBytecode, functions }] of contracts) {
      if (bytecode === '') continue
      const tests = functions.filter((signature) => /^(test|invariant)/.test(signature))
      if (tests.length > 0) suites.push({ file, name, tests })
      artifacts.set(`${file}:${name}`, {
        id: { name, source: file, solcVersion },
        contract: { abi, bytecode: `0x${bytecode}`, deployedBytecode: `0x${deployedBytecode}` },
      })
    }
  }
  return {
    suites,
    async run(request) {
      const artifact = artifacts.get(`${request.suite.file}:${request.suite.name}`)
      if (artifact === undefined) throw new Error(`${request.suite.name} is not a test contract`)
      // An invariant's random calls go to contracts that are known; each one given costs the engine time.
      const hasInvariants = request.suite.tests.some((test) => test.startsWith('invariant'))
      const known = hasInvariants ? [...artifacts.values()] : [artifact]
      const done = Promise.withResolvers<SuiteResult>()
      await context.runSolidityTests(L1_CHAIN_TYPE, known, [artifact.id], configOf(request), {}, done.resolve)
      const { testResults } = await done.promise
      return testResults.map(({ name: test, status, reason, kind, valueSnapshotGroups = [] }) => ({
        test,
        passed: status === TestStatus.Success,
        reason,
        gas: 'consumedGas' in kind ? kind.consumedGas : 0n,
        snapshots: valueSnapshotGroups.flatMap(({ name: group, entries }) =>
          entries.map(({ name, value }) => ({ group, name, gas: Number(value) })),
        ),
      }))
    },
  }
}

function configOf({ tests, signal = 0n, fuzzRuns, invariant, gasLimit, isolate = false, onHit }: RunRequest) {
  return {
    projectRoot: root,
    hardfork: 'cancun',
    blockCoinbase: Buffer.from(signal.toString(16).padStart(40, '0'), 'hex'),
    isolate,
    disableBlockGasLimit: true,
    disableTransactionGasCap: true,
    localPredeploys: [],
    fuzz: { runs: fuzzRuns, seed: '0xa17' },
    invariant: { ...invariant, shrinkRunLimit: 0 },
    ...(gasLimit === undefined ? {} : { gasLimit }),
    ...(tests === undefined ? {} : { testPattern: `^(${tests.map(escapePattern).join('|')})$` }),
    ...(onHit === undefined ? {} : { observability: { codeCoverage: { onCollectedCoverageCallback: report(onHit) } } }),
  }
}

function report(onHit: (id: number) => void) {
  return async (hits: readonly Uint8Array[]) => {
    for (const hit of hits) onHit(Number(BigInt(`0x${Buffer.from(hit).toString('hex')}`)))
  }
}

function escapePattern(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_]/g, String.raw`\$&`)
}
