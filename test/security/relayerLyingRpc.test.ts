import { datasetSchema, pageOf, timelockControllerAbi, trainingRunsAbi } from '@althing/proposals'
import { Interface, ZeroHash, toQuantity } from 'ethers'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { logSchema } from '../../relayer/src/chain/rawLog.ts'
import type { Relayer } from '../../relayer/src/relayer.ts'
import { startRelayerHere } from '../support/relayerHere.ts'
import { eventually } from '../support/relayerProcess.ts'
import { startRpcProxy, type RpcProxy, type Tamper } from '../support/rpcProxy.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'

let dao: SmallDao
let proxies: RpcProxy[]
let relayer: Relayer | undefined
let started = 0

beforeAll(async () => {
  dao = await startSmallDao()
  proxies = await Promise.all([1, 2, 3].map(() => startRpcProxy(dao.rpcUrl)))
})

afterEach(async () => {
  await relayer?.close()
  relayer = undefined
  for (const proxy of proxies) proxy.tamper = (_call, result) => result
})

afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()))
  await dao?.stop()
})

/** A relayer over the first `n` endpoints, of which the first behaves as `tamper` says. */
async function follow(n: 1 | 3, tamper: Tamper): Promise<Relayer> {
  const [first] = proxies
  if (first) first.tamper = tamper
  const urls = proxies.slice(0, n).map(({ url }) => url)
  relayer = await startRelayerHere(dao, { name: `lying-${++started}`, env: { ALTHING_RPC_URLS: urls.join(',') } })
  return relayer
}

async function untilFollowed(of: Relayer): Promise<void> {
  const head = await dao.provider.getBlockNumber()
  await eventually(async () => ((of.view.status().final?.number ?? 0) >= head ? true : undefined), {
    what: `block ${head}`,
  })
}

/** What a relayer makes of the datasets' events. */
async function datasetsSeen(of: Relayer): Promise<string[]> {
  await untilFollowed(of)
  const response = await fetch(`${of.url}/v1/datasets`)
  const { items } = pageOf(datasetSchema).parse(await response.json())
  return items.map(({ status }) => status)
}

/** Logs that say that the pinned contracts authorised run 9, put into a real block. */
function forgeAuthorization(): Tamper {
  const [runs, timelock] = [new Interface(trainingRunsAbi), new Interface(timelockControllerAbi)]
  const [configId] = dao.authorize.flatMap((action) => (action.type === 'run.authorizeRelease' ? [action.config] : []))
  const call = runs.encodeFunctionData('authorizeRelease', [configId, 604_800, 0n])
  const { contracts } = dao.deployment
  const forged = [
    { address: contracts.runs, ...runs.encodeEventLog('RunAuthorized', [9n, configId, 7n, 4_000_000_000n, true, 0n]) },
    {
      address: contracts.timelock,
      ...timelock.encodeEventLog('CallExecuted', [ZeroHash, 0n, contracts.runs, 0n, call]),
    },
  ]
  return ({ method }, result) => {
    if (method !== 'eth_getLogs' || !Array.isArray(result)) return result
    if (result.length === 0) return result
    const real = logSchema.parse(result[0])
    const { blockHash, blockNumber, transactionHash } = real
    const logs = forged.map((log, index) => ({
      ...log,
      blockHash,
      blockNumber,
      transactionHash,
      transactionIndex: '0x0',
      logIndex: toQuantity(90 + index),
      removed: false,
    }))
    return [...result, ...logs]
  }
}

const withholdLogs: Tamper = ({ method }, result) => (method === 'eth_getLogs' ? [] : result)

test.for([1, 3] as const)('logs that one of %i endpoints invents start nothing', async (n) => {
  const following = await follow(n, forgeAuthorization())

  expect(await datasetsSeen(following)).toEqual(dao.folders.slice(1).map(() => 'approved'))
  expect(following.view.jobs()).toEqual([])
})

test.for([1, 3] as const)('logs that one of %i endpoints withholds are not missed', async (n) => {
  const following = await follow(n, withholdLogs)

  expect(await datasetsSeen(following)).toEqual(dao.folders.slice(1).map(() => 'approved'))
})

test('an endpoint that claims other blocks and a far final height changes nothing', async () => {
  const following = await follow(3, ({ method, params }, result) => {
    if (method !== 'eth_getBlockByNumber' || typeof result !== 'object' || result === null) return result
    return params[0] === 'finalized' ? { ...result, number: '0xffffff' } : { ...result, hash: `0x${'66'.repeat(32)}` }
  })

  expect(await datasetsSeen(following)).toEqual(dao.folders.slice(1).map(() => 'approved'))
  expect(following.view.status().final?.number).toBeLessThan(0xffffff)
})

test('a minority that does not answer changes nothing', async () => {
  const [first] = proxies
  const following = await follow(3, (_call, result) => result)
  if (first)
    first.before = () => {
      throw new Error('silence')
    }

  expect(await datasetsSeen(following)).toEqual(dao.folders.slice(1).map(() => 'approved'))
  if (first) first.before = () => {}
})

test('headers that do not hash to their hash are not followed', async () => {
  const following = await follow(1, ({ method }, result) =>
    method === 'eth_getBlockByNumber' && typeof result === 'object'
      ? { ...result, stateRoot: `0x${'77'.repeat(32)}` }
      : result,
  )

  await eventually(async () => (following.view.status().reason?.includes('does not hash') ? true : undefined), {
    what: 'refusal',
  })
  expect(following.view.status()).toMatchObject({ status: 'syncing', final: null })
})

test('while proofs do not hold, a run that was really authorised is not started', async () => {
  await dao.decide(dao.authorize)
  const following = await follow(1, ({ method }, result) =>
    method === 'eth_getProof' && typeof result === 'object' ? { ...result, accountProof: [] } : result,
  )

  await untilFollowed(following)
  const reason = await eventually(async () => following.view.status().reason ?? undefined, { what: 'a reason' })
  expect(reason).toMatch('proof')
  expect(following.view.job(1n)).toMatchObject({ state: 'observed' })

  const [first] = proxies
  if (first) first.tamper = (_call, result) => result
  await eventually(async () => (following.view.job(1n)?.state === 'verified' ? true : undefined), {
    what: 'verification',
  })
})

test('an endpoint that once named the transactions of a block wrongly cannot stop its run for good', async () => {
  const asked = new Set<unknown>()
  const following = await follow(1, ({ method, params }, result) => {
    if (method !== 'eth_getBlockReceipts' || asked.has(params[0]) || !Array.isArray(result)) return result
    asked.add(params[0])
    return result.map((receipt: object) => ({ ...receipt, transactionHash: `0x${'55'.repeat(32)}` }))
  })

  await untilFollowed(following)
  expect(following.view.job(1n)?.facts.authorizedIn?.transaction).toBe(`0x${'55'.repeat(32)}`)
  await eventually(async () => (following.view.job(1n)?.state === 'verified' ? true : undefined), {
    what: 'verification',
  })
})
