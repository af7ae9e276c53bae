import { expect, test } from 'vitest'
import { testDeployment } from '../testing/deployment.ts'
import { summaries } from '../testing/proposals.ts'

test('says which calls take how much agreement from now on', () => {
  const requirements = {
    type: 'governor.setTierRequirements',
    model: { quorum: 900, approval: 5_500 },
    constitutional: { quorum: 2_500, approval: 7_000 },
  }
  const rule = { target: 'datasets', signature: 'approve(bytes32)', tier: 'model' }
  expect(summaries([requirements, { type: 'governor.setTiers', rules: [rule] }])).toEqual([
    {
      sentence: 'Change how much agreement decisions take',
      details: [
        'A decision about models needs votes of 9 % of the supply, 55 % of them in favour',
        'A constitutional decision needs votes of 25 % of the supply, 70 % of them in favour',
      ],
      warning: 'Changes how much agreement decisions take.',
    },
    {
      sentence: 'Change how much agreement some calls take',
      details: [`Model: calls of 0xa53a1adf on ${testDeployment.contracts.datasets}`],
      warning: 'Changes how much agreement decisions take.',
    },
  ])
})
