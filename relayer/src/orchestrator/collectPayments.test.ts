import { trainingRunsAbi } from '@althing/proposals'
import { decodeFunctionData } from 'viem'
import { beforeEach, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { addressOf, deployment, digestOf } from '../projection/testing/events.ts'
import type { TransactionRequest } from '../tx/transactionSender.ts'
import { createPaymentCollector } from './collectPayments.ts'

const trainer = addressOf('trainer')
const worthwhile = 50n

let sent: TransactionRequest[]

beforeEach(() => {
  sent = []
})

function collector(change: { owed: bigint; withdrawals?: number; worthwhile?: bigint | null; fails?: Error }) {
  return createPaymentCollector({
    deployment,
    trainer,
    facts: { withdrawals: (payee) => (payee === trainer ? (change.withdrawals ?? 0) : 99) },
    market: { payments: async (payee) => (payee === trainer ? change.owed : 0n) },
    sender: {
      async send(request) {
        sent.push(request)
        if (change.fails) throw change.fails
        return { hash: digestOf('transaction'), blockNumber: 1, succeeded: true }
      },
    },
    worthwhile: change.worthwhile === undefined ? worthwhile : change.worthwhile,
    log: createLog('silent'),
  })
}

test('from the amount on that is worth it, what is owed is fetched, for a purpose that counts', async () => {
  await collector({ owed: worthwhile, withdrawals: 3 })()

  expect(sent.map(({ purpose, to }) => ({ purpose, to }))).toEqual([
    { purpose: `withdraw:${trainer}:3`, to: deployment.contracts.runs },
  ])
  expect(sent.map(({ data }) => decodeFunctionData({ abi: trainingRunsAbi, data }))).toEqual([
    { functionName: 'withdrawPayments', args: [trainer] },
  ])
})

test.for([
  ['less is owed', { owed: worthwhile - 1n }],
  ['nothing is owed', { owed: 0n }],
  ['its owner wants none', { owed: 10n ** 20n, worthwhile: null }],
] as const)('where %s it is not', async ([, change]) => {
  await collector(change)()

  expect(sent).toEqual([])
})

test('until it is final that it was fetched, it is one purpose, however often one looks', async () => {
  const look = collector({ owed: worthwhile })
  await look()
  await look()

  expect(new Set(sent.map(({ purpose }) => purpose)).size).toBe(1)
})

test('a withdrawal that fails ends nothing: the next look tries again', async () => {
  const look = collector({ owed: worthwhile, fails: new Error('no endpoint') })
  await look()
  await look()

  expect(sent).toHaveLength(2)
})
