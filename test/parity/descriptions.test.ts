import { asHex, type Calls, contractInterface, descriptionHashOf, mayPropose, proposalIdOf } from '@althing/proposals'
import { isError } from 'ethers'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sendCall } from '../../scripts/governor/contractCalls.ts'
import { delegate } from '../../scripts/governor/delegate.ts'
import { readProposedEvent } from '../../scripts/governor/proposedEvent.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

/** The deployed governor hashes and reads descriptions as we say it does. */
let althing: LocalAlthing
let calls: Calls
beforeAll(async () => {
  althing = await startLocalAlthing()
  const { deployment } = althing
  for (const name of ['Astrid', 'Bjorn'] as const) {
    const signer = althing.wallet(name)
    await delegate(signer, deployment, asHex(signer.address))
  }
  await althing.chain.mine(2)
  const calldata = asHex(contractInterface('governor').encodeFunctionData('setVotingDelay', [5]))
  calls = { targets: [deployment.contracts.governor], values: [0n], calldatas: [calldata] }
})
afterAll(() => althing.stop())
/** A proposer has one live proposal at a time: each test leaves none open. */
afterEach(() => althing.chain.mine(70))

test.each([
  ['nothing', ''],
  ['CRLF', '# Title\r\n\r\nBody'],
  ['LF', '# Title\n\nBody'],
  ['a composed letter', '# Caf\u00e9'],
  ['a decomposed letter', '# Cafe\u0301'],
  ['text that turns its direction', '# \u202eTitle\u202c'],
  ['an emoji of several parts', '# 👩‍🔬'],
  ['a null', '# a\u0000b'],
  ['astral letters', '# 𝔄𝔩𝔱𝔥𝔦𝔫𝔤'],
])('the event of a proposal that says %s has the id that we compute', async (_, description) => {
  const { targets, values, calldatas } = calls
  const args = [targets, values, calldatas, description]
  const propose = { contract: 'governor', method: 'propose', args } as const

  const receipt = await sendCall(althing.wallet('Astrid'), althing.deployment, propose)

  const [event] = receipt.logs.map((log) => readProposedEvent(log, althing.deployment))
  expect(event).toMatchObject({ id: proposalIdOf(calls, descriptionHashOf(description)), description })
})

const astrid = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
test.each([
  ['nobody is named', '# Free'],
  ['the proposer is named', '# Named#proposer=0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'],
  ['another is named', `# Taken#proposer=${astrid}`],
  ['another is named in lower case', `# Taken#proposer=${astrid.toLowerCase()}`],
  ['another is named in capitals', `# Taken#proposer=0x${astrid.slice(2).toUpperCase()}`],
  ['a prefix in capitals', `# Taken#proposer=0X${astrid.slice(2)}`],
  ['a line end stands behind', `# Open#proposer=${astrid}\n`],
  ['a space stands behind', `# Open#proposer=${astrid} `],
  ['an address is cut short', `# Open#proposer=${astrid.slice(0, -1)}`],
  ['an address is none', `# Open#proposer=0x${'zz'.repeat(20)}`],
  ['a letter of two bytes stands before', `é#proposer=${astrid}`],
])('who may propose is the same in Solidity and TypeScript where %s', async (_, description) => {
  const bjorn = althing.wallet('Bjorn')
  const { targets, values, calldatas } = calls
  const data = contractInterface('governor').encodeFunctionData('propose', [targets, values, calldatas, description])

  const accepted = await althing.provider
    .call({ from: bjorn.address, to: althing.deployment.contracts.governor, data })
    .then(() => true)
    .catch((error: unknown) => !isError(error, 'CALL_EXCEPTION'))

  expect(mayPropose(description, asHex(bjorn.address))).toBe(accepted)
})
