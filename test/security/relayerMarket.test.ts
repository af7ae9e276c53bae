import {
  asHex,
  type Hex,
  modelRegistryAbi,
  newActFile,
  runDisputesVerdictNames,
  trainingRunsAbi,
} from '@althing/proposals'
import { Contract, EventLog, parseEther, toBeHex, type Log } from 'ethers'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Relayer } from '../../relayer/src/relayer.ts'
import type { RelayerParts } from '../../relayer/src/relayer.ts'
import { type ActDraft, prepareAct, signAct } from '../../scripts/council/signAct.ts'
import { submitAct } from '../../scripts/council/submitAct.ts'
import { bondTrainer } from '../../scripts/governor/bondTrainer.ts'
import { sendCall } from '../../scripts/governor/contractCalls.ts'
import { person } from '../../scripts/devnet/people.ts'
import { actionsOf } from '../support/decisions.ts'
import { startRelayerHere } from '../support/relayerHere.ts'
import { eventually } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'
import { uploadAll } from '../support/uploadAll.ts'

const lease = 600
const name = 'market'

let dao: SmallDao
let relayer: Relayer | undefined

beforeAll(async () => {
  dao = await startSmallDao()
  relayer = await startRelayerHere(dao, { name })
  await uploadAll(relayer.url, dao)
})

afterEach(async () => {
  await relayer?.close()
  relayer = undefined
})

afterAll(() => dao?.stop())

const runs = () => new Contract(dao.deployment.contracts.runs, trainingRunsAbi, dao.provider)
const latestRun = async (): Promise<bigint> => runs().getFunction('runCount')()
const recordOf = (id: bigint) => runs().getFunction('run')(id)
const eventsOf = async (event: string, id: bigint): Promise<Log[]> => {
  const contract = runs()
  return contract.queryFilter(contract.getEvent(event)(id))
}
const until = (what: string, look: () => Promise<boolean> | boolean) =>
  eventually(async () => ((await look()) ? true : undefined), { what })
const jobOf = (id: bigint) => relayer?.view.job(id)

async function authorize(): Promise<bigint> {
  await dao.decide(dao.authorize)
  return latestRun()
}

/** Two of the council's three members sign an act, and somebody brings it. */
async function counsel(draft: ActDraft): Promise<void> {
  const act = await prepareAct(dao.wallet('Gunnar'), dao.deployment, { draft, seconds: 3_600 })
  let file = newActFile(dao.deployment, act)
  for (const member of ['Gunnar', 'Hilda'] as const) file = await signAct(dao.wallet(member), dao.deployment, file)
  await submitAct(dao.wallet('Clara'), dao.deployment, file)
}

const pause = (subject: Hex) =>
  counsel({
    type: 'pause',
    governor: dao.deployment.contracts.governor,
    subject,
    duration: '3600',
    reason: 'A leak is looked into.',
  })

/** Waits until the relayer says that the council holds `what` back, and that it has not gone on. */
async function untilHeld(id: bigint, what: string, status: string): Promise<void> {
  const says = () => relayer?.view.status().reason?.includes(`the council holds ${what} back`) === true
  await until(`the wait for ${what}`, says)
  expect(await dao.runStatus(id)).toBe(status)
}

/** Credits its trainer with something it can fetch: a bond that it takes back. */
async function owe(wei: bigint): Promise<void> {
  const trainer = dao.wallet('Trainer')
  const send = (method: string, ...args: unknown[]) =>
    sendCall(trainer, dao.deployment, { contract: 'runs', method, args })
  await bondTrainer(trainer, dao.deployment, { wei, hardware: 'a test', otherwise: '' })
  await send('unbond', wei)
  await dao.chain.passSeconds(901)
  await send('completeUnbonding')
  await dao.chain.settle()
}

async function withdrawn(): Promise<bigint[]> {
  const contract = runs()
  const logs = await contract.queryFilter(contract.getEvent('PaymentWithdrawn')(person('Trainer').address))
  return logs.map((log) => (log instanceof EventLog ? BigInt(log.args['amount']) : 0n))
}

/** Stops the first run that comes to its end right before it would be published, until it is let go. */
function heldBack(): { wrapLedger: NonNullable<RelayerParts['wrapLedger']>; letGo: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return {
    letGo: resolve,
    wrapLedger: (ledger) => ({
      ...ledger,
      async move(job, to, change) {
        if (to === 'reporting') await promise
        return ledger.move(job, to, change)
      },
    }),
  }
}

test('without its bond a trainer takes nothing, says what to do, and goes on once it is done', async () => {
  const minBond = '0.5'
  const terms = { type: 'run.terms', minBond, disputeBond: '0.1', minVotes: 1, jurorShare: 2_000, lapseShare: 2_500 }
  await dao.decide(actionsOf(terms))
  const id = await authorize()

  await until('the warning', () => relayer?.view.status().reason?.includes('althing trainer bond 0.4') === true)
  expect(await dao.runStatus(id)).toBe('Authorized')

  await bondTrainer(dao.wallet('Trainer'), dao.deployment, { wei: parseEther('2'), hardware: 'a test', otherwise: '' })
  await until('the report', () => jobOf(id)?.state === 'reported')
  expect((await recordOf(id)).stake).toBe(parseEther(minBond))
  expect(relayer?.view.status().reason).toBeNull()
})

test('while a run trains, its lease is renewed in time, and not once it is reported', async () => {
  const held = heldBack()
  relayer = await startRelayerHere(dao, { name, wrapLedger: held.wrapLedger })
  const id = await authorize()
  await until('the training', () => jobOf(id)?.state === 'succeeded')
  expect((await recordOf(id)).heartbeats).toBe(0n)

  for (const heartbeats of [1n, 2n]) {
    await dao.chain.passSeconds(lease / 3)
    await until(`heartbeat ${heartbeats}`, async () => (await recordOf(id)).heartbeats === heartbeats)
    await dao.chain.settle()
  }
  held.letGo()
  await until('the report', () => jobOf(id)?.state === 'reported')
  await dao.chain.passSeconds(lease)
  await until('the end', () => jobOf(id)?.settled === true)

  // Whether the gate lets it pass depends on which version was in force when it started; it was judged either way.
  expect(['Finalized', 'Refused']).toContain(await dao.runStatus(id))
  expect(await eventsOf('LeaseRenewed', id)).toHaveLength(2)
})

test('a lease that somebody else holds is respected, and the run taken over when it ran out', async () => {
  const egil = dao.wallet('Egil')
  await dao.decide(actionsOf({ type: 'trainer.set', trainer: egil.address, admitted: true }))
  await bondTrainer(egil, dao.deployment, { wei: parseEther('2'), hardware: 'another', otherwise: '' })
  const id = await authorize()
  await sendCall(egil, dao.deployment, { contract: 'runs', method: 'start', args: [id] })
  relayer = await startRelayerHere(dao, { name })

  await until('the wait', () => jobOf(id)?.progress?.message.startsWith(`${egil.address} holds the run`) === true)
  expect((await recordOf(id)).trainer).toBe(egil.address)

  await dao.chain.passSeconds(lease + 1)
  await until('the report', () => jobOf(id)?.state === 'reported')
  expect((await recordOf(id)).trainer).toBe(person('Trainer').address)
  expect(await eventsOf('LeaseLost', id)).toHaveLength(1)
})

test('a run that was taken over while its trainer was away is let go, and nothing more is sent for it', async () => {
  const held = heldBack()
  relayer = await startRelayerHere(dao, { name, wrapLedger: held.wrapLedger })
  const id = await authorize()
  await until('the training', () => jobOf(id)?.state === 'succeeded')
  await relayer.close()

  await dao.chain.passSeconds(lease + 1)
  await sendCall(dao.wallet('Egil'), dao.deployment, { contract: 'runs', method: 'start', args: [id] })
  await dao.chain.settle()
  const sent = await dao.provider.getTransactionCount(person('Trainer').address)
  relayer = await startRelayerHere(dao, { name })

  await until('the end', () => jobOf(id)?.state === 'cancelled')
  expect(jobOf(id)?.reason).toContain(person('Egil').address)
  await dao.chain.passSeconds(lease / 2)
  await dao.chain.settle()
  expect(await dao.provider.getTransactionCount(person('Trainer').address)).toBe(sent)
})

test('a disputed result is not finalised before its verdict; what nobody decides is closed for the stake', async () => {
  relayer = await startRelayerHere(dao, { name })
  await dao.decide(actionsOf({ type: 'verifier.set', verifier: person('Freya').address, admitted: true }))
  const id = await authorize()
  await until('the report', () => jobOf(id)?.state === 'reported')
  await sendCall(dao.wallet('Clara'), dao.deployment, {
    contract: 'runs',
    method: 'dispute',
    args: [id, `0x${'11'.repeat(32)}`],
    value: parseEther('0.1'),
  })
  await dao.chain.passSeconds(31)
  await until('the wait', () => jobOf(id)?.progress?.message.includes('disputes the result') === true)

  await dao.chain.passSeconds(121)
  await until('the end', () => jobOf(id)?.settled === true)

  const { verdict } = await runs().getFunction('disputeOf')(id)
  expect(runDisputesVerdictNames[Number(verdict)]).toBe('Undecided')
  expect(jobOf(id)).toMatchObject({ state: 'reported', reason: expect.stringContaining('did not decide in time') })
})

test('what the council holds back is neither started nor finalised, until the pause is over', async () => {
  await relayer?.close()
  const id = (await latestRun()) + 1n
  await pause(asHex(toBeHex(id, 32)))
  await dao.decide(dao.authorize)
  const sent = await dao.provider.getTransactionCount(person('Trainer').address)
  const held = heldBack()
  const restart = async () => {
    await relayer?.close()
    relayer = await startRelayerHere(dao, { name, wrapLedger: held.wrapLedger })
  }
  await restart()
  await untilHeld(id, `run ${id}`, 'Authorized')
  expect(await dao.provider.getTransactionCount(person('Trainer').address)).toBe(sent)

  await dao.chain.passSeconds(3_600)
  await restart()
  await until('the training', () => jobOf(id)?.state === 'succeeded')
  const config: Hex = (await recordOf(id)).config
  const models = new Contract(dao.deployment.contracts.models, modelRegistryAbi, dao.provider)
  const dataset: Hex = (await models.getFunction('config')(config)).config.evaluationSets[0]
  await pause(config)
  await pause(dataset)
  held.letGo()
  await until('the report', () => jobOf(id)?.state === 'reported')
  await dao.chain.passSeconds(31)
  await untilHeld(id, `config ${config}`, 'Submitted')

  await counsel({ type: 'endPause', subject: config, reason: 'It was none.' })
  await dao.chain.settle()
  await restart()
  await untilHeld(id, `dataset ${dataset}`, 'Submitted')

  await dao.chain.passSeconds(3_600)
  await until('the end', () => jobOf(id)?.settled === true)
  expect(['Finalized', 'Refused']).toContain(await dao.runStatus(id))
}, 180_000)

test('what waits for its trainer is fetched once it is worth it, once, also by one that was stopped meanwhile', async () => {
  await relayer?.close()
  const [before, env] = [(await withdrawn()).length, { ALTHING_WITHDRAW_FROM_ETH: '3' }]
  const fetched = async () => (await withdrawn()).slice(before)
  await owe(parseEther('3') - 1n)
  await owe(1n)
  relayer = await startRelayerHere(dao, { name, env })
  await until('the first payment', async () => (await fetched()).length > 0)
  await relayer.close()

  await owe(parseEther('4'))
  relayer = await startRelayerHere(dao, { name, env })
  await until('the second payment', async () => (await fetched()).length > 1)

  expect(await fetched()).toEqual([parseEther('3'), parseEther('4')])
}, 120_000)
