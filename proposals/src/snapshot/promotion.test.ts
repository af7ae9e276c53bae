import { expect, test } from 'vitest'
import { asHex } from '../hex.ts'
import { testDeployment } from '../testing/deployment.ts'
import { documentOf, word } from '../testing/proposals.ts'
import { buildProposal } from '../document/buildProposal.ts'
import { OnchainPluginError, parsePlugins } from './onchainPlugin.ts'
import { type CheckResult, PromotionError, requirePromotable } from './promotion.ts'
import { type SnapshotProposalMessage, snapshotProposalId } from './snapshotMessage.ts'
import { createTemperatureCheck } from './temperatureCheck.ts'

const approve = (last: number) => ({ type: 'dataset.approve', dataset: { id: word(last) } })
const schedule = { space: 'althing.eth', author: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', timestamp: 100 }
const deployment = testDeployment
const build = (actions: readonly object[], markdown?: string) => {
  const document = documentOf(actions, markdown === undefined ? {} : { markdown })
  return { document, built: buildProposal(document, { deployment, proposer: null }) }
}
const { document, built } = build([approve(1)])
const message = createTemperatureCheck(document, built, {
  deployment,
  schedule: { ...schedule, start: 100, end: 200, snapshot: 5 },
})

function passed(changes: Partial<CheckResult> = {}, text: Partial<SnapshotProposalMessage> = {}): CheckResult {
  const signed = { ...message, ...text }
  const result = { id: snapshotProposalId(signed), message: signed, scores: [70, 20, 10], final: true, quorum: 80 }
  return { ...result, ...changes }
}
const promote = (check: CheckResult, proposal = built, at: object = {}) =>
  requirePromotable(check, proposal, { deployment, space: schedule.space, now: 201, ...at })

test('lets a passed check of the same actions through, whoever proposes and under whatever nonce', () => {
  promote(passed())
  const withNonce = documentOf([approve(1)], { nonce: '3' })
  const proposer = asHex(schedule.author)

  expect(() => promote(passed(), buildProposal(withNonce, { deployment, proposer }))).not.toThrow()
})

const other = { ...deployment, contracts: { ...deployment.contracts, governor: deployment.contracts.token } }
test.each<[string, () => void]>([
  ['tampered actions', () => promote(passed(), build([approve(2)]).built)],
  ['an action more', () => promote(passed(), build([approve(1), approve(2)]).built)],
  ['another order', () => promote(passed(), build([approve(2), approve(1)]).built)],
  ['another text', () => promote(passed(), build([approve(1)], '# Title\n\nBody!').built)],
  ['a look-alike title', () => promote(passed(), build([approve(1)], '# Tіtle\n\nBody.').built)],
  ['another chain', () => promote(passed(), built, { deployment: { ...deployment, chainId: 1 } })],
  ['another governor', () => promote(passed(), built, { deployment: other })],
  ['a space of somebody else', () => promote(passed({}, { space: 'a1thing.eth' }))],
  ['an open check', () => promote(passed(), built, { now: 200 })],
  ['scores that can change', () => promote(passed({ final: false }))],
  ['a rejected check', () => promote(passed({ scores: [40, 60, 0] }))],
  ['a tie', () => promote(passed({ scores: [50, 50, 0] }))],
  ['too few voters', () => promote(passed({ scores: [50, 20, 10] }))],
  ['scores of other choices', () => promote(passed({ scores: [90, 1] }))],
  ['scores that are no numbers', () => promote(passed({ scores: [90, Number.NaN, 0] }))],
  ['choices in another order', () => promote(passed({}, { choices: ['Against', 'For', 'Abstain'] }))],
  ['another kind of vote', () => promote(passed({}, { type: 'approval' }))],
  ['a text that was swapped under the id', () => promote({ ...passed(), message: { ...message, body: 'Other' } })],
])('refuses %s', (_, attempt) => {
  expect(attempt).toThrow(PromotionError)
})

test('names every reason at once', () => {
  expect(() => promote(passed({ scores: [1, 2, 0] }), build([approve(2)]).built)).toThrow(
    expect.objectContaining({ reasons: [expect.any(String), expect.any(String), expect.any(String)] }),
  )
})

const onchain = `"actionsHash":"${word(1)}","chainId":1,"descriptionHash":"${word(2)}","governor":"${schedule.author}"`
test.each([
  ['no plugin', '{}'],
  ['no JSON', ''],
  ['a duplicate key', `{"onchain":{${onchain},"actionsHash":"${word(3)}"}}`],
  ['a missing hash', `{"onchain":{"chainId":1}}`],
  ['a field that nobody knows', `{"onchain":{${onchain},"delegate":true}}`],
])('refuses plugins with %s', (_, plugins) => {
  expect(() => parsePlugins(plugins)).toThrow(OnchainPluginError)
})

test('other plugins beside ours are left alone', () => {
  expect(parsePlugins(`{"poap":{},"onchain":{${onchain}}}`)).toMatchObject({ chainId: 1 })
})
