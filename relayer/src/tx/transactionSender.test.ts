import { keccak256, parseTransaction, type Hex, type TransactionSerializedEIP1559 } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { RpcEndpoint } from '../chain/rpcEndpoint.ts'
import { RpcRefused, RpcUnavailable } from '../chain/rpcError.ts'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrations.ts'
import { openPglite } from '../db/pgliteDatabase.ts'
import { SpendingLimitReached, type SpendingLimits } from './fees.ts'
import { TransactionReverts } from './revert.ts'
import { createSentTransactions, type SentTransactions } from './sentTransactions.ts'
import { createTransactionSender } from './transactionSender.ts'

// A WASM database on a busy machine: slow is not wrong.
vi.setConfig({ testTimeout: 30_000 })

const account = privateKeyToAccount(`0x${'11'.repeat(32)}`)
const to = '0x00000000000000000000000000000000000000aa'
const request = { purpose: 'start:1', to, data: '0xabcd' } as const
const gwei = 1_000_000_000n

/** A chain of one account: mines what it is told to mine, and grows whenever somebody looks at its height. */
class FakeChain {
  height = 10
  stands = false
  baseFee = gwei
  nonce = 0
  readonly heard: Hex[] = []
  readonly mined = new Map<Hex, { blockNumber: number; status: Hex }>()
  /** Whether the `n`th different signing that it hears is mined. */
  mines: (n: number) => boolean = () => true
  onSend: () => void = () => {}
  revert: RpcRefused | null = null
  /** How what is mined ends. */
  status: Hex = '0x1'

  readonly endpoint: RpcEndpoint = {
    label: 'fake',
    batch: async () => [],
    request: async (method, ...params) => this.answer(method, params),
  }

  grow(): number {
    if (!this.stands) this.height++
    return this.height
  }

  private answer(method: string, [first]: readonly unknown[]): unknown {
    if (method === 'eth_blockNumber') return hex(this.grow())
    if (method === 'eth_getBlockByNumber') return { baseFeePerGas: hex(this.baseFee) }
    if (method === 'eth_maxPriorityFeePerGas') return hex(gwei)
    if (method === 'eth_getTransactionCount') return hex(this.nonce)
    if (method === 'eth_sendRawTransaction') return this.hear(String(first))
    if (method === 'eth_getTransactionReceipt') return this.receipt(String(first))
    if (method === 'eth_estimateGas') {
      if (this.revert) throw this.revert
      return hex(100_000)
    }
    throw new RpcUnavailable(method)
  }

  private hear(sent: string): Hex {
    this.onSend()
    const raw: Hex = `0x${sent.slice(2)}`
    const hash = keccak256(raw)
    if (!this.heard.includes(raw)) this.heard.push(raw)
    const isNext = parseRaw(raw).nonce === this.nonce
    if (isNext && this.mines(this.heard.indexOf(raw) + 1)) {
      this.nonce++
      this.mined.set(hash, { blockNumber: this.height, status: this.status })
    }
    return hash
  }

  private receipt(sent: string): unknown {
    const mined = this.mined.get(`0x${sent.slice(2)}`)
    return mined
      ? {
          transactionHash: sent,
          blockNumber: hex(mined.blockNumber),
          blockHash: keccak256(hex(mined.blockNumber)),
          status: mined.status,
          gasUsed: hex(50_000),
          effectiveGasPrice: hex(gwei),
        }
      : null
  }
}

function parseRaw(raw: Hex): { nonce: number; maxFeePerGas: bigint } {
  if (!isEip1559(raw)) throw new RangeError('the sender signs EIP-1559 transactions alone')
  const { nonce = 0, maxFeePerGas = 0n } = parseTransaction(raw)
  return { nonce, maxFeePerGas }
}

function isEip1559(raw: Hex): raw is TransactionSerializedEIP1559 {
  return raw.startsWith('0x02')
}

function hex(value: number | bigint): Hex {
  return `0x${value.toString(16)}`
}

let database: Database
let sent: SentTransactions
let chain: FakeChain
let alarms: (string | null)[]

beforeAll(async () => {
  database = await openPglite(null)
  await migrate(database)
}, 60_000)

beforeEach(async () => {
  await database.exec('TRUNCATE sent_transaction')
  sent = createSentTransactions(database)
  chain = new FakeChain()
  alarms = []
})

afterAll(() => database.close())

const generous: SpendingLimits = { maxFeePerGas: 100n * gwei, perDay: 10n ** 18n }

function createSender(limits: SpendingLimits = generous, signal = new AbortController().signal) {
  return createTransactionSender({
    account,
    chainId: 31_337,
    quorum: { endpoints: [chain.endpoint], q: 1 },
    sent,
    limits,
    finalBlock: () => chain.grow() - 2,
    pollMs: 1,
    signal,
    alarm: (message) => alarms.push(message),
  })
}

test('what is sent is final, and is never sent again for the same purpose', async () => {
  const first = await createSender().send(request)
  const again = await createSender().send(request)

  expect(first.succeeded).toBe(true)
  expect(again).toEqual(first)
  expect(chain.heard).toHaveLength(1)
})

test('the bytes are stored before anybody hears them', async () => {
  let storedFirst: number | undefined
  chain.onSend = () => {
    storedFirst ??= chain.heard.length
  }
  const keep = sent.keep.bind(sent)
  sent = { ...sent, keep: async (transaction) => (expect(chain.heard).toEqual([]), keep(transaction)) }

  await createSender().send(request)

  expect(storedFirst).toBe(0)
  expect((await sent.find(request.purpose))?.raw).toBe(chain.heard[0])
})

test('after a crash the same bytes go out again', async () => {
  chain.mines = () => false
  chain.stands = true
  const crash = new AbortController()
  const broken = createSender(generous, crash.signal).send(request)
  broken.catch(() => {})
  await expect.poll(() => chain.heard.length).toBe(1)
  crash.abort(new RangeError('killed'))
  await expect(broken).rejects.toMatchObject({ name: 'AbortError' })

  chain.mines = () => true
  chain.stands = false
  await createSender().send(request)

  expect(chain.heard).toHaveLength(1)
  expect(chain.mined.size).toBe(1)
})

test('a transaction that waits is replaced at the same nonce with fees an eighth higher', async () => {
  chain.mines = (n) => n === 3

  await createSender().send(request)

  const signings = chain.heard.slice(0, 3).map(parseRaw)
  expect(signings).toEqual([
    { nonce: 0, maxFeePerGas: 3_000_000_000n },
    { nonce: 0, maxFeePerGas: 3_375_000_000n },
    { nonce: 0, maxFeePerGas: 3_796_875_000n },
  ])
})

test('no fee goes above the limit, and the wait is told', async () => {
  chain.mines = () => alarms.length > 2

  await createSender({ ...generous, maxFeePerGas: 3n * gwei }).send(request)

  expect(chain.heard.map((raw) => parseRaw(raw).maxFeePerGas)).toEqual([3n * gwei])
  expect(alarms[0]).toContain('ALTHING_MAX_FEE_GWEI')
  expect(alarms.at(-1)).toBeNull()
})

test('a base fee above the limit, or a day that is spent, stops before anything is signed', async () => {
  const dear = createSender({ ...generous, maxFeePerGas: gwei / 2n }).send(request)
  const spent = createSender({ ...generous, perDay: 1n }).send(request)

  await expect(dear).rejects.toBeInstanceOf(SpendingLimitReached)
  await expect(spent).rejects.toBeInstanceOf(SpendingLimitReached)
  expect(await sent.find(request.purpose)).toBeNull()
})

test('a call that would revert is not sent', async () => {
  chain.revert = new RpcRefused('execution reverted', { code: 3, data: '0x' })

  await expect(createSender().send(request)).rejects.toBeInstanceOf(TransactionReverts)
  expect(chain.heard).toEqual([])
})

test('what reverted in its block is sent anew, until what it has cost is all that a day may cost', async () => {
  chain.status = '0x0'
  const sender = createSender({ ...generous, perDay: 600_000n * gwei })

  const ends = [await sender.send(request), await sender.send(request)]

  expect(ends.map(({ succeeded }) => succeeded)).toEqual([false, false])
  expect(await sent.spentToday()).toBe(2n * 50_000n * gwei)
  for (let n = 3; n <= 5; n++) await sender.send(request)
  await expect(sender.send(request)).rejects.toBeInstanceOf(SpendingLimitReached)
  expect(chain.heard).toHaveLength(5)
})

test('one transaction is in flight at a time', async () => {
  const sender = createSender()

  await Promise.all(['a', 'b', 'c'].map((purpose) => sender.send({ ...request, purpose })))

  expect(chain.heard.map((raw) => parseRaw(raw).nonce)).toEqual([0, 1, 2])
})

test('when somebody else used the nonce, the transaction is signed anew', async () => {
  chain.mines = () => false
  const sending = createSender().send(request)
  await expect.poll(() => chain.heard.length).toBeGreaterThan(0)
  chain.nonce = 5
  chain.mines = () => true

  await sending

  expect(parseRaw(chain.heard.at(-1) ?? '0x').nonce).toBe(5)
})
