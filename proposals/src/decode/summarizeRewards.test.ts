import { expect, test } from 'vitest'
import { datasetIdOf } from '../ids/registryIds.ts'
import { testDeployment } from '../testing/deployment.ts'
import { built, proposer, summaries, word } from '../testing/proposals.ts'
import { decodeCalls } from './decodeCalls.ts'
import { mentionedIds } from './mentionedIds.ts'

const stranger = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const id = datasetIdOf(proposer, word(1))

test('says what a licence costs, for how long, and under which terms', () => {
  const seat = {
    type: 'license.open',
    lineage: 'toy',
    form: 'seat',
    currency: 'ETH',
    price: '0.05',
    duration: '365 days',
    purpose: 'commercial',
    spdx: 'Apache-2.0',
    termsDigest: word(4).slice(2),
  }
  const use = { ...seat, form: 'use', currency: stranger, price: '250', duration: undefined, spdx: undefined }
  expect(summaries([seat, use], { names: { lineage: () => 'toy' } })).toEqual([
    {
      sentence: 'Sell "commercial" licences of lineage “toy”',
      details: [
        'A seat costs 0.05 ETH for 365 days',
        'Seats stay with their buyer',
        'Terms: "Apache-2.0" (SPDX)',
        `Terms: the text with SHA-256 ${word(4)}`,
      ],
      warning: null,
    },
    {
      sentence: 'Sell "commercial" licences of lineage “toy”',
      details: [`A use costs 250 smallest units of token ${stranger}`, `Terms: the text with SHA-256 ${word(4)}`],
      warning: null,
    },
  ])
})

test('says what a stream releases and at most, and that it comes out of the treasury', () => {
  const open = { type: 'stream.open', recipient: stranger, rate: '1', period: '1 week', cap: '2', amount: '10' }
  expect(
    summaries([
      { ...open, asset: 'ETH' },
      { ...open, asset: proposer },
    ]),
  ).toMatchObject([
    {
      details: ['It may take 1 ETH every 7 days', 'At most 2 ETH at once', 'Sends 10.0 ETH with the call'],
      warning: 'Takes ETH out of the treasury.',
    },
    {
      details: [
        `It may take 1 smallest units of token ${proposer} every 7 days`,
        `At most 2 smallest units of token ${proposer} at once`,
      ],
      warning: 'Sets a part of the treasury aside.',
    },
  ])
})

test('shares of what a version earns stand beside the datasets that have them', () => {
  const weights = [
    { dataset: { id: word(2) }, weight: 1 },
    { dataset: { contributor: proposer, root: word(1) }, weight: 3 },
  ]
  const [summary] = summaries([{ type: 'reward.setWeights', version: word(6), weights }])
  expect(summary?.details).toEqual([`25 % for dataset ${word(2)}`, `75 % for dataset ${id}`])
})

test('names are looked up of the datasets that are paid and of the lineage that is licensed', () => {
  const weights = [{ dataset: { id: word(2) }, weight: 1 }]
  const license = { type: 'license.open', lineage: '7', form: 'use', currency: 'ETH', price: '1', purpose: 'research' }
  const calls = built([
    { type: 'reward.setWeights', version: word(6), weights },
    { ...license, spdx: 'MIT' },
  ])

  expect(mentionedIds(decodeCalls(calls, testDeployment))).toEqual({ datasets: [word(2)], lineages: [7n] })
})
