import { configIdOf, datasetRegistryAbi, modelRegistryAbi } from '@althing/proposals'
import { encodeFunctionData } from 'viem'
import { expect, test } from 'vitest'
import { reviewedSubjectOf } from './reviewedSubject.ts'

const id = `0x${'ab'.repeat(32)}` as const
const one = { args: [{ name: 'id', type: 'bytes32', value: id }], calldata: '0x' } as const

test.each([
  ['datasets', 'approve', { subject: id, tier: 'Routine' }],
  ['datasets', 'approveBatch', { subject: id, tier: 'Routine' }],
  ['models', 'release', { subject: id, tier: 'Model' }],
  ['datasets', 'revoke', null],
  ['models', 'revoke', null],
] as const)('%s.%s is reviewed under %o', (contract, method, reviewed) => {
  expect(reviewedSubjectOf({ ...one, contract, method })).toEqual(reviewed)
})

test('a config is reviewed under the id that the registry will give it', () => {
  const config = {
    lineage: 7n,
    configDigest: id,
    baseVersion: id,
    trainingSets: [id],
    weights: [10_000],
    evaluationSets: [id],
    gate: { metric: 0, direction: 0, baseline: 0, minImprovement: 1n, maxRegression: 0n },
    reproducibility: 0,
  }
  const calldata = encodeFunctionData({ abi: modelRegistryAbi, functionName: 'approveConfig', args: [config, ''] })

  expect(reviewedSubjectOf({ contract: 'models', method: 'approveConfig', args: [], calldata })).toEqual({
    subject: configIdOf(config),
    tier: 'Routine',
  })
})

test('a call that cannot be read is reviewed under nothing', () => {
  const calldata = encodeFunctionData({ abi: datasetRegistryAbi, functionName: 'approve', args: [id] })
  expect(reviewedSubjectOf({ contract: null, method: null, args: [], calldata })).toBe(null)
})
