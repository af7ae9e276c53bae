import { trainingRunsAbi } from '@althing/proposals'
import { decodeFunctionData } from 'viem'
import { beforeEach, expect, test } from 'vitest'
import { RpcRefused } from '../chain/rpcError.ts'
import type { RunJob } from '../ledger/runJob.ts'
import { createLog } from '../log.ts'
import { addressOf, deployment, digestOf } from '../projection/testing/events.ts'
import { TransactionReverts } from '../tx/revert.ts'
import { SpendingLimitReached } from '../tx/fees.ts'
import type { TransactionRequest } from '../tx/transactionSender.ts'
import { createLeaseKeeper } from './keepLeases.ts'
import type { RunFact } from './runFacts.ts'

const trainer = addressOf('trainer')
const lease = 600

const job: RunJob = {
  executionKey: digestOf('run'),
  runId: 7n,
  configId: digestOf('config'),
  proposalId: 1n,
  observedAt: 1,
  state: 'launched',
  attempt: 1,
  fence: 1n,
  reason: null,
  trust: 'proof',
  sandbox: null,
  engineRef: null,
  facts: {},
  progress: null,
  settled: false,
}

const started: RunFact = {
  configId: job.configId,
  proposalId: job.proposalId,
  status: 'started',
  deadline: 100_000,
  trainer,
  parent: null,
  heldSince: 1_000,
  submittedAt: null,
  dispute: null,
  bountyPaid: 0n,
}

let sent: TransactionRequest[]
let alarms: Map<string, string | null>

beforeEach(() => {
  sent = []
  alarms = new Map()
})

/** A keeper of one run, in which `change` is different. */
function keeper(change: {
  run?: Partial<RunFact>
  job?: Partial<RunJob>
  chainNow?: number
  now?: () => number
  fails?: Error
}) {
  const run = { ...started, ...change.run }
  return createLeaseKeeper({
    deployment,
    trainer,
    facts: { run: () => run },
    market: { leaseDuration: async () => lease },
    sender: {
      async send(request) {
        sent.push(request)
        if (change.fails) throw change.fails
        return { hash: digestOf('transaction'), blockNumber: 1, succeeded: true }
      },
    },
    jobs: () => [{ ...job, ...change.job }],
    chainNow: () => change.chainNow ?? 1_000 + lease / 3,
    now: change.now ?? (() => 0),
    log: createLog('silent'),
    alarm: (name, message) => alarms.set(name, message),
  })
}

test('after a third of the lease it is renewed, for a purpose that names the lease', async () => {
  await keeper({})()

  expect(sent.map(({ purpose, to }) => ({ purpose, to }))).toEqual([
    { purpose: `heartbeat:${job.executionKey}:1000`, to: deployment.contracts.runs },
  ])
  expect(sent.map(({ data }) => decodeFunctionData({ abi: trainingRunsAbi, data }))).toEqual([
    { functionName: 'heartbeat', args: [7n] },
  ])
})

test.for([
  ['before a third of it', { chainNow: 1_000 + lease / 3 - 1 }],
  ['when the run is somebody else’s', { run: { trainer: addressOf('another') } }],
  ['when the run is submitted', { run: { status: 'submitted' } }],
  ['when a decision cancelled the run', { run: { status: 'cancelled' } }],
  ['when this relayer has nothing left to do for the run', { job: { settled: true } }],
  ['after the deadline', { run: { deadline: 1_100 } }],
] as const)('%s it is not', async ([, change]) => {
  await keeper(change)()

  expect(sent).toEqual([])
})

test('at the deadline itself it still is', async () => {
  await keeper({ run: { deadline: 1_200 } })()

  expect(sent).toHaveLength(1)
})

test('while one renewal is under way, or just after it failed, no other is asked for', async () => {
  let now = 0
  const look = keeper({ fails: new SpendingLimitReached('no more'), now: () => now })
  await look()
  await look()
  expect(sent).toHaveLength(1)
  expect(alarms.get('lease 7')).toContain('no more')

  now = 10_000
  await look()
  expect(sent).toHaveLength(2)
})

test('a call that would revert is no alarm: the run ended in a block that is not final yet', async () => {
  await keeper({ fails: new TransactionReverts(new RpcRefused('reverted', { code: 3, data: '0x' })) })()

  await expect.poll(() => alarms.get('lease 7')).toBeNull()
})
