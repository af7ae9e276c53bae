import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { timelockControllerAbi, trainingRunsAbi } from '@althing/proposals'
import { Interface, ZeroHash } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ChainMismatch } from '../../relayer/src/chain/rpcError.ts'
import type { Relayer } from '../../relayer/src/relayer.ts'
import { startAnvil } from '../../scripts/devnet/anvil.ts'
import { choosePort } from '../../scripts/devnet/ports.ts'
import { createServices } from '../../scripts/devnet/services.ts'
import { emitLogs } from '../support/emitLogs.ts'
import { startRelayerHere } from '../support/relayerHere.ts'
import { eventually } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'
import { uploadAll } from '../support/uploadAll.ts'

let dao: SmallDao
let relayer: Relayer

beforeAll(async () => {
  dao = await startSmallDao()
  relayer = await startRelayerHere(dao, { name: 'triggers' })
  await uploadAll(relayer.url, dao)
})

afterAll(async () => {
  await relayer?.close()
  await dao?.stop()
})

/** Waits until the relayer's final lane has passed the chain's present head. */
async function untilFollowed(): Promise<void> {
  const head = await dao.provider.getBlockNumber()
  await eventually(async () => ((relayer.view.status().final?.number ?? 0) >= head ? true : undefined), {
    what: `block ${head}`,
  })
}

test('a rejected proposal starts nothing', async () => {
  const proposal = await dao.propose(dao.authorize)
  await proposal.vote(0)

  await expect(proposal.queue()).rejects.toMatchObject({ code: 'CALL_EXCEPTION' })
  await untilFollowed()
  expect(relayer.view.jobs()).toEqual([])
})

test('a proposal that is queued but not executed starts nothing', async () => {
  const proposal = await dao.propose(dao.authorize)
  await proposal.vote(1)
  await proposal.queue()

  await untilFollowed()
  expect(relayer.view.jobs()).toEqual([])
})

test('the very same logs from another address start nothing', async () => {
  const [runs, timelock] = [new Interface(trainingRunsAbi), new Interface(timelockControllerAbi)]
  const [configId] = dao.authorize.flatMap((action) => (action.type === 'run.authorizeRelease' ? [action.config] : []))
  const call = runs.encodeFunctionData('authorizeRelease', [configId, 604_800, 0n])
  const authorized = runs.encodeEventLog('RunAuthorized', [1n, configId, 7n, 4_000_000_000n, true, 0n])
  const executed = timelock.encodeEventLog('CallExecuted', [ZeroHash, 0n, dao.deployment.contracts.runs, 0n, call])

  await emitLogs(dao.wallet('Egil'), [authorized, executed])

  await untilFollowed()
  expect(relayer.view.jobs()).toEqual([])
})

test('an executed proposal starts one run, however often the relayer is asked', async () => {
  await dao.decide(dao.authorize)

  await eventually(async () => (relayer.view.job(1n)?.state === 'reported' ? true : undefined), { what: 'the report' })
  const runs = relayer.view.jobs().map(({ runId, attempt }) => ({ runId, attempt }))
  expect(runs).toEqual([{ runId: 1n, attempt: 1 }])
})

test('the same logs on a second chain are refused at start', async () => {
  const services = createServices(await mkdtemp(join(tmpdir(), 'althing-chain-')))
  const otherId = await startAnvil(services, {
    port: await choosePort({ service: 'chain' }),
    cwd: dao.dir,
    chainId: 31_338,
  })
  const sameId = await startAnvil(services, { port: await choosePort({ service: 'chain' }), cwd: dao.dir })

  for (const [name, { rpcUrl }] of Object.entries({ otherId, sameId })) {
    const started = startRelayerHere(dao, { name, env: { ALTHING_RPC_URLS: rpcUrl } })
    await expect(started).rejects.toBeInstanceOf(ChainMismatch)
  }
  await services.stop()
})
