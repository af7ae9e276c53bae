import type { ApiRun, ProposalState } from '@althing/proposals'
import { expect, test } from 'vitest'
import { lifecycleOf, type LifecycleInput } from './lifecycle.ts'

const input: LifecycleInput = {
  state: 'active',
  createdAt: 100,
  votingOpensAt: 110,
  votingClosesAt: 200,
  eta: null,
  executedAt: null,
  authorizesRun: true,
  run: null,
  inForce: false,
}

function statusesOf(change: Partial<LifecycleInput>): string {
  return lifecycleOf({ ...input, ...change })
    .map(({ status }) => status[0])
    .join('')
}

function runWith(status: ApiRun['status']): ApiRun {
  return {
    id: '1',
    config: '0x',
    proposalId: '1',
    status,
    deadline: 0,
    release: true,
    trainer: null,
    authorizedAt: 300,
    updatedAt: 400,
    result: null,
    version: null,
    reasonDigest: null,
    bounty: null,
    lease: null,
    dispute: null,
    refusal: null,
    pause: null,
    job: null,
    final: true,
  }
}

/** d done, n now, a ahead, s stopped; the first five are the decision, the last four the run. */
test.each<[ProposalState, string]>([
  ['pending', 'dnaaa'],
  ['active', 'dnaaa'],
  ['defeated', 'dsaaa'],
  ['canceled', 'dsaaa'],
  ['succeeded', 'ddnaa'],
  ['expired', 'ddsaa'],
  ['queued', 'dddna'],
  ['executed', 'ddddd'],
])('a proposal that is %s stands at %s', (state, statuses) => {
  expect(statusesOf({ state, authorizesRun: false })).toBe(statuses)
})

test.each<[ApiRun['status'], string]>([
  ['authorized', 'dnaa'],
  ['started', 'dnaa'],
  ['submitted', 'ddna'],
  ['finalized', 'dddd'],
  ['refused', 'ddsa'],
  ['failed', 'dsaa'],
  ['cancelled', 'dsaa'],
  ['expired', 'dsaa'],
])('a run that is %s stands at %s', (status, statuses) => {
  expect(statusesOf({ state: 'executed', run: runWith(status) }).slice(5)).toBe(statuses)
})

test('no stage of a run is ahead of a decision that authorises none', () => {
  expect(lifecycleOf({ ...input, authorizesRun: false })).toHaveLength(5)
})

test('what a trainer says is the note of the stage that is happening', () => {
  const progress = { phase: 'train' as const, fraction: 0.5, message: 'epoch 2 of 3', at: 1 }
  const job = { state: 'launched' as const, attempt: 1, reason: null, progress, trust: 'proof' as const, sandbox: null }
  const stages = lifecycleOf({ ...input, state: 'executed', run: { ...runWith('started'), job } })

  expect(stages.find(({ status }) => status === 'now')?.note).toBe('epoch 2 of 3')
})

test('a refusal says that the gate was not passed', () => {
  const stages = lifecycleOf({ ...input, state: 'executed', run: runWith('refused') })

  expect(stages.find(({ status }) => status === 'stopped')?.note).toMatch(/gate/)
})
