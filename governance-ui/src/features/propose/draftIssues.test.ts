import { expect, test } from 'vitest'
import { actionJsonOf } from './actionJson.ts'
import type { DraftAction } from './draft.ts'
import { issuesOf } from './draftIssues.ts'

const root = `0x${'ab'.repeat(32)}`
const issues = (action: DraftAction) =>
  issuesOf(
    action,
    1,
    actionJsonOf(action, 1, () => undefined),
  )

test('what is wrong is said at its field, in the words of the form', () => {
  const weights = [
    { dataset: root, weight: '1' },
    { dataset: '0x12', weight: 'much' },
  ]

  expect(issues({ key: 'a', type: 'reward.setWeights', values: { version: root, weights } })).toEqual([
    {
      action: 'a',
      path: 'weights[1].dataset',
      where: 'Action 2, Datasets, Share 2, Dataset',
      allowed: '32 bytes: 0x and 64 hex digits',
    },
    {
      action: 'a',
      path: 'weights[1].weight',
      where: 'Action 2, Datasets, Share 2, Weight',
      allowed: 'a number above 0: what counts is its part of the sum',
    },
  ])
})

test('a config is asked for as a form asks, not as a folder does', () => {
  const [issue] = issues({ key: 'a', type: 'run.authorize', values: { config: '', duration: '7 days' } })

  expect(issue).toEqual({
    action: 'a',
    path: 'config',
    where: 'Action 2, Config',
    allowed: 'an approved config’s id, or the name of a config that this proposal approves',
  })
})

test('a list that is too short is named itself', () => {
  const [issue] = issues({ key: 'a', type: 'governor.setTiers', values: { rules: [] } })

  expect(issue).toEqual({ action: 'a', path: 'rules', where: 'Action 2, Calls', allowed: 'a list of 1 to 64 rules' })
})

test('a part that may be left empty may not be half full', () => {
  const values = { reviewer: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', kind: 'agent', agent: { id: '7' } }

  expect(issues({ key: 'a', type: 'reviewer.set', values }).map(({ path }) => path)).toEqual(['agent.registry'])
})

test('an action that is none is named', () => {
  expect(issues({ key: 'a', type: 'dataset.destroy', values: {} }).map(({ where }) => where)).toEqual(['Action 2'])
})
