import {
  asHex,
  type Calls,
  contractInterface,
  descriptionHashOf,
  proposalIdOf,
  splitDescription,
} from '@althing/proposals'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDeployment as deployment } from '../../proposals/src/testing/deployment.ts'
import { ProposalMismatchError } from './governorClientError.ts'
import { readProposedEvent } from './proposedEvent.ts'

const word = `0x${'11'.repeat(32)}`
const address = (last: number) => `0x${'00'.repeat(19)}0${last}`

/** The log that a governor emits, with the id that it would compute. */
function logOf(calls: Calls, description: string, id = proposalIdOf(calls, descriptionHashOf(description))) {
  const { targets, values, calldatas } = calls
  const signatures = targets.map(() => '')
  const proposer = address(9)
  const event = contractInterface('governor').encodeEventLog('ProposalCreated', [
    id,
    proposer,
    targets,
    values,
    signatures,
    calldatas,
    5n,
    9n,
    description,
  ])
  const place = {
    blockNumber: 7,
    blockHash: word,
    transactionHash: word,
    transactionIndex: 0,
    index: 0,
    removed: false,
  }
  return { ...event, ...place, address: deployment.contracts.governor }
}

const calls = { targets: [asHex(address(4))], values: [0n], calldatas: [asHex('0x1234')] }
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => text.isWellFormed()),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.normalize('NFD')),
  fc.constantFrom(
    '\r\n',
    '\r',
    '\u2028',
    '\u202e',
    '\u2066',
    '\u0000',
    'e\u0301',
    'é',
    '# ',
    `#proposer=${address(8)}`,
  ),
)
const description = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))

test('10 000 descriptions: the id that is recomputed from the event is the one in it', () => {
  const outcome = fc.check(
    fc.property(description, (text) => {
      const proposal = readProposedEvent(logOf(calls, text), deployment)
      return proposal?.description === text && splitDescription(text).title.length <= text.length
    }),
    { numRuns: 10_000 },
  )

  expect(outcome).toMatchObject({ failed: false, numRuns: 10_000 })
}, 120_000)

test('an event whose content has another id is refused', () => {
  expect(() => readProposedEvent(logOf(calls, '# Title', 1n), deployment)).toThrow(ProposalMismatchError)
})

test('a composed letter in place of a decomposed one is another proposal', () => {
  const id = proposalIdOf(calls, descriptionHashOf('caf\u00e9'))
  expect(() => readProposedEvent(logOf(calls, 'cafe\u0301', id), deployment)).toThrow(ProposalMismatchError)
})

test('logs of others are none of ours', () => {
  expect(readProposedEvent({ ...logOf(calls, 'x'), address: address(7) }, deployment)).toBeNull()
  expect(readProposedEvent({ ...logOf(calls, 'x'), topics: [word] }, deployment)).toBeNull()
})
