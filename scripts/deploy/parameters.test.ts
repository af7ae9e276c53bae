import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { DeployError } from './deployError.ts'
import { moduleParametersOf } from './moduleParameters.ts'
import { parseDeployParameters } from './parameters.ts'

const deployer = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

const local = await readFile(new URL('parameters/local.json', import.meta.url), 'utf8')

/** The local parameters with one field set, by its path. */
function withField(path: string, value: unknown): string {
  const document: unknown = JSON.parse(local)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((node: unknown, key) => Reflect.get(Object(node), key), document)
  Reflect.set(Object(parent), last, value)
  return JSON.stringify(document)
}

const messageOf = (text: string): string => {
  try {
    moduleParametersOf(parseDeployParameters(text), deployer)
  } catch (error) {
    if (error instanceof DeployError) return error.message
    throw error
  }
  return 'accepted'
}

describe('parseDeployParameters', () => {
  it('give a vote the time to cancel a false result before it is final', async () => {
    const parameters = parseDeployParameters(await readFile(new URL('parameters/sepolia.json', import.meta.url)))
    const { votingDelay, votingPeriod, voteExtension, timelockDelay, challengeWindow } = moduleParametersOf(
      parameters,
      deployer,
    )

    const decision = (votingDelay + votingPeriod + voteExtension) * parameters.blockTime + Number(timelockDelay)
    expect(challengeWindow).toBeGreaterThanOrEqual(decision + 86_400)
  })

  it.each(['local.json', 'sepolia.json'])('reads %s', async (name) => {
    const bytes = await readFile(new URL(`parameters/${name}`, import.meta.url))

    expect(moduleParametersOf(parseDeployParameters(bytes), deployer).quorumNumerator).toBe(400)
  })

  it.each([
    ['format', 'deployment-parameters/2', 'format: found "deployment-parameters/2", allowed "deployment-parameters/1"'],
    ['name', 'x'.repeat(32), 'allowed a name of 1 to 31 bytes'],
    ['name', 'ä'.repeat(16), 'allowed a name of 1 to 31 bytes'],
    ['clock', 'sundial', 'clock: found "sundial", allowed "blocknumber" or "timestamp"'],
    ['blockTime', '0 seconds', 'blockTime: found "0 seconds", allowed a duration'],
    ['timelock.delay', 60, 'timelock.delay: found 60, allowed a duration'],
    ['timelock.delay', '3 blocks', 'timelock.delay: found "3 blocks", allowed a duration'],
    ['governor.votingDelay', '2 fortnights', 'governor.votingDelay: found "2 fortnights", allowed a duration'],
    ['governor.quorum', '0.5 %', 'governor.quorum: found "0.5 %", allowed a share of 1 % to 50 %'],
    ['governor.quorum', '4', 'governor.quorum: found "4", allowed a share'],
    ['council.members.0.signer', '0x1234', 'council.members[0].signer: found "0x1234", allowed an address'],
    ['council.members.0.signer', '0xa0Ee7A142d267C1f36714E4a8F75612F20a79720', 'allowed each signer once'],
    ['council.term', '3 years', 'council.term: found "3 years", allowed a duration'],
    ['council.term', '731 days', 'council.term: found "731 days", allowed a duration of 730 days'],
    [
      'governor.tiers.model.quorum',
      '0.9 %',
      'governor.tiers.model.quorum: found "0.9 %", allowed a share of 1 % to 50 %',
    ],
    ['governor.tiers.model.approval', '49.99 %', 'allowed a share of 50 % to 90 %'],
    ['governor.tiers.constitutional.approval', '90.01 %', 'allowed a share of 50 % to 90 %'],
    [
      'governor.executionWindow',
      '59 minutes',
      'governor.executionWindow: found "59 minutes", allowed a duration of 1 hour',
    ],
    ['governor.executionWindow', '2 blocks', 'governor.executionWindow: found "2 blocks", allowed a duration'],
    ['governor.daoURI', 'x'.repeat(2_049), 'allowed a URI of at most 2048 bytes'],
    ['council.threshold', 4, 'council.threshold: found'],
    ['council.threshold', 0, 'council.threshold: found'],
    ['council.members', [], 'allowed how many members must sign'],
    ['governor.surprise', true, 'governor.surprise: found an unknown key'],
    ['token.symbol', 'too long a symbol', 'token.symbol'],
    ['token.holders', [], 'token.holders: found'],
    ['token.holders.0.amount', '-5', 'token.holders[0].amount: found "-5", allowed an amount'],
    ['token.holders.0.amount', '0', 'token.holders[0].amount: found "0", allowed an amount'],
    ['token.holders.0.address', '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65', 'allowed each address once'],
    ['token.holders.0.address', '0x15d34aAf54267DB7D7c367839AAf71A00a2C6A65', 'EIP-55'],
    ['token.holders.0.address', `0x${'0'.repeat(40)}`, 'allowed an address'],
    ['datasets.submissionBond', '10.1', 'datasets.submissionBond: found "10.1", allowed an amount of ETH'],
    ['runs.challengeWindow', '31 days', 'runs.challengeWindow: found "31 days", allowed a duration of 30 days'],
    ['runs.minBond', '0', 'runs.minBond: found "0", allowed an amount of ETH as text, such as "0.01", more than 0'],
    ['runs.minBond', '1000.1', 'runs.minBond: found "1000.1", allowed an amount of ETH'],
    ['runs.disputeBond', '0.0', 'runs.disputeBond: found "0.0", allowed an amount of ETH'],
  ])('refuses %s = %j, naming the field, what was found and what is allowed', (path, value, expected) => {
    expect(messageOf(withField(path, value))).toContain(expected)
  })

  it('names every field that is wrong at once', () => {
    const message = messageOf('{"format": "deployment-parameters/1", "name": "", "clock": 3}')

    expect(message.split('\n').length).toBeGreaterThan(5)
  })

  it.each([
    ['not json', 'not JSON'],
    ['{"name": 1, "name": 2}', 'name'],
    ['[]', 'found'],
    [`${'['.repeat(50)}${']'.repeat(50)}`, 'depth'],
  ])('refuses the document %s', (text, expected) => {
    expect(messageOf(text)).toContain(expected)
  })
})

describe('moduleParametersOf', () => {
  it('converts durations by the block time, never to a shorter wait', () => {
    const { votingPeriod, timelockDelay } = moduleParametersOf(
      parseDeployParameters(withField('blockTime', '7 seconds')),
      deployer,
    )

    expect(votingPeriod).toBe(86)
    expect(timelockDelay).toBe(60n)
  })

  it('counts seconds where the clock does', () => {
    const text = withField('clock', 'timestamp').replace('"3 blocks"', '"10 seconds"')

    expect(moduleParametersOf(parseDeployParameters(text), deployer)).toMatchObject({
      clockMode: 1,
      votingDelay: 10,
      votingPeriod: 600,
    })
  })

  it.each([
    ['runs.unbondingDelay', '724 seconds'],
    ['runs.disputeBond', '0.02'],
    ['runs.minBond', '1000'],
  ])('takes %s = %j, which is just enough', (path, value) => {
    expect(messageOf(withField(path, value))).toBe('accepted')
  })

  it('counts a decision in seconds whatever the time of a block', () => {
    const slow = withField('runs.unbondingDelay', '750 seconds').replace('"1 second"', '"12 seconds"')

    expect(messageOf(slow)).toContain('runs.unbondingDelay: found 750 seconds, allowed more than 756 seconds')
  })

  it.each([
    ['clock', 'timestamp', 'governor.votingDelay: found 3 blocks, allowed a duration'],
    ['governor.votingDelay', '2 days', 'governor.votingDelay: found 172800, allowed 1 to 86400'],
    ['governor.votingPeriod', '30 seconds', 'governor.votingPeriod: found 30, allowed 60 to 2592000'],
    ['governor.voteExtension', '11 minutes', 'governor.voteExtension: found 660, allowed 0 to 600'],
    ['governor.proposalThreshold', '50001', 'governor.proposalThreshold: found'],
    ['governor.queueWindow', '30 seconds', 'governor.queueWindow: found 30, allowed 60 to'],
    ['governor.tiers.model.quorum', '3 %', 'governor.tiers.model.quorum: found 300, allowed 400 to 2000'],
    ['governor.tiers.model.quorum', '21 %', 'governor.tiers.model.quorum: found 2100, allowed 400 to 2000'],
    ['governor.tiers.model.approval', '70 %', 'governor.tiers.model.approval: found 7000, allowed 5000 to 6667'],
    ['runs.unbondingDelay', '723 seconds', 'runs.unbondingDelay: found 723 seconds, allowed more than 723 seconds'],
    ['runs.disputeBond', '0.021', 'runs.disputeBond: found 0.021, allowed 0.02 at most, as runs.minBond'],
  ])('refuses %s = %j where it contradicts the rest', (path, value, expected) => {
    expect(messageOf(withField(path, value))).toContain(expected)
  })
})
