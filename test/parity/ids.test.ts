import {
  actionsHashOf,
  asHex,
  type Calls,
  configIdOf,
  type ContractName,
  datasetIdOf,
  descriptionHashOf,
  executionKeyOf,
  type Hex,
  lineageIdOf,
  type OnChainConfig,
  operationIdOf,
  proposalIdOf,
  timelockSaltOf,
  versionIdOf,
} from '@althing/proposals'
import * as fc from 'fast-check'
import { AbiCoder, keccak256 } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContract } from '../../scripts/governor/contractCalls.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

/** Every id is computed twice: by the deployed contract and by TypeScript. */
let althing: LocalAlthing
beforeAll(async () => {
  althing = await startLocalAlthing()
})
afterAll(() => althing.stop())

const runs = { numRuns: 100 }
const hexOf = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => asHex(`0x${Buffer.from(value).toString('hex')}`))
const word = hexOf(32)
const address = hexOf(20)
const uint = (bits: bigint) => fc.bigInt({ min: 0n, max: 2n ** bits - 1n })
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })

const calls: fc.Arbitrary<Calls> = fc
  .array(
    fc.record({
      target: address,
      value: uint(256n),
      calldata: fc.uint8Array({ maxLength: 80 }).map((bytes) => asHex(`0x${Buffer.from(bytes).toString('hex')}`)),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => ({
    targets: list.map(({ target }) => target),
    values: list.map(({ value }) => value),
    calldatas: list.map(({ calldata }) => calldata),
  }))

const config: fc.Arbitrary<OnChainConfig> = fc.record({
  lineage: uint(256n),
  configDigest: word,
  baseVersion: word,
  trainingSets: fc.array(word, { maxLength: 5 }),
  weights: fc.array(fc.nat(65_535), { maxLength: 5 }),
  evaluationSets: fc.array(word, { maxLength: 3 }),
  gate: fc.record({
    metric: fc.nat(3),
    direction: fc.nat(1),
    baseline: fc.nat(2),
    minImprovement: int64,
    maxRegression: int64,
  }),
  reproducibility: fc.nat(1),
})

test('dataset ids', () =>
  fc.assert(
    fc.asyncProperty(address, word, async (contributor, root) => {
      expect(datasetIdOf(contributor, root)).toBe(await solidity('datasets', 'datasetIdOf', [contributor, root]))
    }),
    runs,
  ))

test('lineage ids', () =>
  fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/), async (name) => {
      expect(lineageIdOf(name)).toBe(await solidity('models', 'lineageIdOf', [name]))
    }),
    runs,
  ))

test('config ids', () =>
  fc.assert(
    fc.asyncProperty(config, async (value) => {
      expect(configIdOf(value)).toBe(await solidity('models', 'configIdOf', [value]))
    }),
    runs,
  ))

test('version ids', () =>
  fc.assert(
    fc.asyncProperty(uint(256n), uint(256n), word, async (lineage, run, root) => {
      expect(versionIdOf(lineage, run, root)).toBe(await solidity('models', 'versionIdOf', [lineage, run, root]))
    }),
    runs,
  ))

test('proposal ids and timelock operations', () =>
  fc.assert(
    fc.asyncProperty(calls, word, async (batch, descriptionHash) => {
      const { targets, values, calldatas } = batch
      const { governor } = althing.deployment.contracts

      expect(proposalIdOf(batch, descriptionHash)).toBe(
        await solidity('governor', 'hashProposal', [targets, values, calldatas, descriptionHash]),
      )
      expect(operationIdOf(batch, { governor, descriptionHash })).toBe(
        await solidity('timelock', 'hashOperationBatch', [
          targets,
          values,
          calldatas,
          `0x${'00'.repeat(32)}`,
          timelockSaltOf(governor, descriptionHash),
        ]),
      )
    }),
    runs,
  ))

test('hashes that no contract computes follow their definition', () =>
  fc.assert(
    fc.property(calls, word, uint(64n), fc.nat(15), (batch, operationId, chainId, callIndex) => {
      const { targets, values, calldatas } = batch
      const { timelock } = althing.deployment.contracts

      expect(actionsHashOf(batch)).toBe(
        keccakOf(['address[]', 'uint256[]', 'bytes[]'], [[...targets], [...values], [...calldatas]]),
      )
      expect(executionKeyOf({ chainId: Number(chainId % 2n ** 53n), timelock, operationId, callIndex })).toBe(
        keccakOf(['uint256', 'address', 'bytes32', 'uint256'], [chainId % 2n ** 53n, timelock, operationId, callIndex]),
      )
    }),
    runs,
  ))

test('a description is hashed as it is: no form of Unicode or line end is changed into another', () => {
  const forms = ['e\u0301', '\u00e9', 'a\r\nb', 'a\nb', 'a\rb', 'abc', '\u202eabc', 'abc ', 'abc\u0000']
  expect(new Set(forms.map(descriptionHashOf)).size).toBe(forms.length)
})

function keccakOf(types: readonly string[], values: readonly unknown[]): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, values))
}

async function solidity(contract: ContractName, method: string, args: readonly unknown[]): Promise<Hex | bigint> {
  const result = await readContract(althing.provider, althing.deployment, { contract, method, args })
  const [value]: unknown[] = [...result]
  return typeof value === 'bigint' ? value : asHex(String(value))
}
