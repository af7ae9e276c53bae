import { runSchema } from '@althing/proposals'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { FinalityViolation } from '../../relayer/src/chain/rpcError.ts'
import type { Relayer } from '../../relayer/src/relayer.ts'
import { startRelayerHere } from '../support/relayerHere.ts'
import type { Proposal } from '../support/decisions.ts'
import { eventually } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'

const depth = 10

let dao: SmallDao
let relayer: Relayer | undefined
let proposal: Proposal

beforeAll(async () => {
  dao = await startSmallDao()
  proposal = await dao.propose(dao.authorize)
  await proposal.vote(1)
  await proposal.queue()
})

afterEach(async () => {
  await relayer?.close()
  relayer = undefined
})

afterAll(() => dao?.stop())

const follow = async (name: string, finality: string): Promise<Relayer> =>
  (relayer = await startRelayerHere(dao, { name, env: { ALTHING_FINALITY: finality } }))

/** Replaces `block` and all after it. No block is made meanwhile, which would leave `block` where it was. */
async function reorgFrom(block: number): Promise<void> {
  await dao.provider.send('evm_setIntervalMining', [0])
  await dao.provider.send('anvil_reorg', [(await dao.provider.getBlockNumber()) - block + 1, []])
  await dao.provider.send('evm_setIntervalMining', [1])
}

async function untilFinal(of: Relayer, block: number): Promise<void> {
  await eventually(async () => ((of.view.status().final?.number ?? 0) >= block ? true : undefined), {
    what: `block ${block}`,
  })
}

/** The run as the API shows it: whether it is final, or null where there is none. */
async function shownRun(of: Relayer): Promise<{ final: boolean } | null> {
  const response = await fetch(`${of.url}/v1/runs/1`)
  if (response.status === 404) return null
  const { final } = runSchema.parse(await response.json())
  return { final }
}

test.for([0, 3, 6])('an execution that is reorganised away after %i more blocks starts nothing', async (later) => {
  const following = await follow(`reorg-${later}`, `depth:${depth}`)
  const executedIn = await proposal.execute()
  await dao.chain.mine(later)
  await eventually(async () => ((await shownRun(following)) ? true : undefined), { what: 'the preview' })

  expect(await shownRun(following)).toEqual({ final: false })
  await reorgFrom(executedIn)
  await dao.chain.mine(depth + 5)

  await untilFinal(following, executedIn + 1)
  expect(await shownRun(following)).toBeNull()
  expect(following.view.jobs()).toEqual([])
})

test('a checkpoint that is no longer in the chain stops a relayer at start and at work', async () => {
  const following = await follow('violated', 'finalized')
  // A transaction that the other branch lacks: anvil would make the same empty blocks again.
  const sent = await dao.wallet('Egil').sendTransaction({ to: dao.wallet('Astrid').address, value: 1n })
  const doomed = (await sent.wait())!.blockNumber
  await dao.chain.mine(4)
  await untilFinal(following, doomed)

  await reorgFrom(doomed)
  await dao.chain.mine(8)

  await expect(following.stopped).rejects.toBeInstanceOf(FinalityViolation)
  expect(following.view.status().status).toBe('failed')
  await following.close()
  await expect(follow('violated', 'finalized')).rejects.toBeInstanceOf(FinalityViolation)
})
