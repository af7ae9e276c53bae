import { AbiCoder } from 'ethers/abi'
import { expect, test } from 'vitest'
import { contractInterface } from '../contracts/contractInterface.ts'
import { testDeployment } from '../testing/deployment.ts'
import { built, proposer, word } from '../testing/proposals.ts'
import { type RpcRequest, simulateProposal } from './simulateProposal.ts'

/** What a node must do is tested on a chain; here, what we make of what it answers. */
const proposal = built([
  { type: 'dataset.approve', dataset: { id: word(1) } },
  { type: 'dataset.approve', dataset: { id: word(2) } },
])
const uint = (value: number) => AbiCoder.defaultAbiCoder().encode(['uint256'], [value])
const selector = (method: string) => contractInterface('governor').getFunction(method)?.selector ?? ''
const revert = contractInterface('datasets').encodeErrorResult('DatasetRegistryUnexpectedStatus', [word(2), 1])

/** A node: `state` under an override, and what `propose` and `execute` do. */
function node(options: { state: number; propose?: () => unknown; execute?: (actions: number) => unknown }): RpcRequest {
  const { state, propose = () => '0x', execute = () => '0x' } = options
  return async (_, [call]) => {
    const data = String(Reflect.get(Object(call), 'data'))
    if (data.startsWith(selector('clock'))) return uint(100)
    if (data.startsWith(selector('state'))) return uint(state)
    if (data.startsWith(selector('propose'))) return propose()
    const [targets]: unknown[] = [...contractInterface('governor').decodeFunctionData('execute', data)]
    return execute(Array.isArray(targets) ? targets.length : 0)
  }
}
const simulate = (request: RpcRequest, by: typeof proposer | null = proposer) =>
  simulateProposal(proposal, { deployment: testDeployment, proposer: by, request })
const fail = (error: unknown) => () => {
  throw error
}

const secondFails = (actions: number) => (actions < 2 ? '0x' : fail({ data: revert })())

test('passes where the node lets everything pass', async () => {
  expect(await simulate(node({ state: 5 }))).toEqual({
    proposing: { status: 'passed' },
    executing: { status: 'passed' },
    failedAction: null,
  })
})

test('names the first action that fails, and the contract’s error', async () => {
  expect(await simulate(node({ state: 5, execute: secondFails }))).toEqual({
    proposing: { status: 'passed' },
    executing: {
      status: 'failed',
      reason: `DatasetRegistryUnexpectedStatus(datasetId: ${word(2)}, status: Submitted)`,
    },
    failedAction: 1,
  })
})

test.each([
  ['ignores overrides', node({ state: 0 })],
  [
    'does not know the third parameter',
    async (method: string, [call, ...rest]: readonly unknown[]) =>
      rest.length > 1 ? fail(new Error('too many arguments'))() : node({ state: 5 })(method, [call]),
  ],
])('a node that %s never makes a simulation pass', async (_, request) => {
  expect((await simulate(request)).executing.status).toBe('unknown')
})

test('tells a refusal to propose from a node that does not answer', async () => {
  const threshold = contractInterface('governor').encodeErrorResult('GovernorInsufficientProposerVotes', [
    proposer,
    0,
    1,
  ])
  expect((await simulate(node({ state: 5, propose: fail({ data: threshold }) }))).proposing).toEqual({
    status: 'failed',
    reason: `GovernorInsufficientProposerVotes(proposer: ${proposer}, votes: 0, threshold: 1)`,
  })
  expect((await simulate(node({ state: 5, propose: fail(new Error('timeout')) }))).proposing?.status).toBe('unknown')
})

test('tries no propose where nobody is named', async () => {
  expect((await simulate(node({ state: 5, propose: fail(new Error('never')) }), null)).proposing).toBeNull()
})
