import { runDisputesVerdictNames, trainingRunsAbi, type Hex } from '@althing/proposals'
import { Contract, EventLog } from 'ethers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Relayer } from '../../relayer/src/relayer.ts'
import { sendCall } from '../../scripts/governor/contractCalls.ts'
import { bondLocalTrainer } from '../../scripts/devnet/localTrainer.ts'
import { openDispute } from '../../scripts/training/dispute.ts'
import { person, type PersonName } from '../../scripts/devnet/people.ts'
import { choosePort } from '../../scripts/devnet/ports.ts'
import { actionsOf } from '../support/decisions.ts'
import { startRelayerHere } from '../support/relayerHere.ts'
import { eventually } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'
import { uploadAll } from '../support/uploadAll.ts'

// Each test trains three or four times, in processes of their own.
vi.setConfig({ testTimeout: 240_000 })

let dao: SmallDao
let trainersPort: number
const relayers: Relayer[] = []
/** What an honest training gives, as the first run's trainer reports it. */
let honest: { root: Hex; metrics: readonly bigint[] }

beforeAll(async () => {
  dao = await startSmallDao()
  await bondLocalTrainer(dao.provider, dao.deployment, 'Egil')
  trainersPort = await choosePort({ service: 'relayer' })
  const admitted = true
  await dao.decide(
    actionsOf(
      { type: 'verifier.set', verifier: person('Freya').address, admitted },
      { type: 'trainer.set', trainer: person('Egil').address, admitted },
    ),
  )
})

afterAll(async () => {
  await Promise.all(relayers.map((relayer) => relayer.close()))
  await dao?.stop()
})

const runs = () => new Contract(dao.deployment.contracts.runs, trainingRunsAbi, dao.provider)
const send = (who: PersonName, method: string, ...args: unknown[]) =>
  sendCall(dao.wallet(who), dao.deployment, { contract: 'runs', method, args })
const dispute = (id: bigint, who: PersonName = 'Clara') =>
  openDispute(dao.wallet(who), dao.deployment, { runId: id, evidenceDigest: `0x${'11'.repeat(32)}` })
const status = async (id: bigint, wanted: string) =>
  eventually(async () => ((await dao.runStatus(id)) === wanted ? true : undefined), { what: wanted, seconds: 150 })

/** One that fetches from the trainer's, which is on this machine. */
async function start(owner: PersonName, roles: string, port = 0): Promise<Relayer> {
  const env = { ALTHING_ROLES: roles, ALTHING_PORT: String(port), ALTHING_FETCH_HOSTS: `127.0.0.1:${trainersPort}` }
  const relayer = await startRelayerHere(dao, { name: owner.toLowerCase(), owner, env })
  relayers.push(relayer)
  await uploadAll(relayer.url, dao)
  return relayer
}

/** Who voted for what, in order. */
async function votes(id: bigint) {
  const contract = runs()
  const cast = await contract.queryFilter(contract.getEvent('VerdictCast')(id))
  return cast.flatMap((log) => {
    if (!(log instanceof EventLog)) return []
    const [artifact, ...metrics] = [...log.args['finding']]
    return { juror: log.args['juror'], root: artifact.root, metrics }
  })
}

async function verdict(id: bigint): Promise<string> {
  const { verdict: found } = await runs().getFunction('disputeOf')(id)
  return runDisputesVerdictNames[Number(found)] ?? 'unknown'
}

test('an honest result that somebody disputes is upheld by a repetition, and finalised', async () => {
  const [trainer] = [await start('Trainer', 'trainer', trainersPort), await start('Freya', 'verifier')]
  await dao.decide(dao.authorize)
  await status(1n, 'Submitted')

  await dispute(1n)

  await eventually(async () => (trainer.view.job(1n)?.settled ? true : undefined), {
    what: 'the end',
    seconds: 150,
  })
  expect(await verdict(1n)).toBe('Upheld')
  expect(await dao.runStatus(1n)).toBe('Finalized')
  const { result } = await runs().getFunction('run')(1n)
  honest = {
    root: result.artifact.root,
    metrics: [result.metricBefore, result.metricAfter, result.worstRegression],
  }
  expect(await votes(1n)).toEqual([{ juror: person('Freya').address, ...honest }])
  await trainer.close()
  // It trains no more, and serves what the chain says is to be had from it.
  await start('Trainer', 'verifier', trainersPort)
})

test('a lie is overturned by verifiers who each repeat the training, and find what an honest trainer found', async () => {
  await dao.decide(actionsOf({ type: 'verifier.set', verifier: person('Gunnar').address, admitted: true }))
  await start('Gunnar', 'verifier')
  await dao.decide(dao.authorize)
  await send('Egil', 'start', 2n)
  const { result } = await runs().getFunction('run')(1n)
  const { artifact, attestationDigest, checkpointsRoot, metricBefore } = result.toObject(true)
  const lie = { artifact, attestationDigest, checkpointsRoot, metricBefore, metricAfter: 999_999n, worstRegression: 0n }
  await send('Egil', 'submit', 2n, lie, '')

  await dispute(2n)

  await status(2n, 'Overturned')
  expect(await verdict(2n)).toBe('Overturned')
  const cast = await votes(2n)
  expect(new Set(cast.map(({ juror }) => juror))).toEqual(new Set([person('Freya').address, person('Gunnar').address]))
  const parent = (await runs().getFunction('run')(2n)).parent
  expect(parent).not.toBe((await runs().getFunction('run')(1n)).parent)
  expect(cast.map(({ root }) => root)).toEqual([honest.root, honest.root])
})

test('a verifier that was asleep votes once when it wakes, and nobody votes for its own', async () => {
  const [, freya, , gunnar] = relayers
  await Promise.all([freya?.close(), gunnar?.close()])
  await dao.decide(dao.authorize)
  await send('Egil', 'start', 3n)
  const { result } = await runs().getFunction('run')(2n)
  await send('Egil', 'submit', 3n, result.toObject(true), '')
  await dispute(3n, 'Freya')

  await start('Freya', 'verifier')
  await start('Gunnar', 'verifier')

  await status(3n, 'Overturned')
  expect((await votes(3n)).map(({ juror }) => juror)).toEqual([person('Gunnar').address])
})
