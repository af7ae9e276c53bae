import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runSchema, trainingRunsAbi } from '@althing/proposals'
import { Contract, EventLog } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bondLocalTrainer } from '../../scripts/devnet/localTrainer.ts'
import { person, type PersonName } from '../../scripts/devnet/people.ts'
import { sendCall } from '../../scripts/governor/contractCalls.ts'
import { openDispute } from '../../scripts/training/dispute.ts'
import { actionsOf } from '../support/decisions.ts'
import { eventually, startRelayerProcess } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'
import { uploadAll } from '../support/uploadAll.ts'

const killedRelayer = fileURLToPath(new URL('../support/killedRelayer.ts', import.meta.url))

let dao: SmallDao

beforeAll(async () => {
  dao = await startSmallDao({ juryPeriod: 86_400 })
  const setUp = await startRelayerProcess(dao, { name: 'crash' })
  await uploadAll(setUp.apiUrl, dao)
  await setUp.stop()
}, 240_000)

afterAll(() => dao?.stop())

const runs = () => new Contract(dao.deployment.contracts.runs, trainingRunsAbi, dao.provider)
const send = (who: PersonName, method: string, ...args: unknown[]) =>
  sendCall(dao.wallet(who), dao.deployment, { contract: 'runs', method, args })

const digest = `0x${'22'.repeat(32)}` as const
/** A result that no training gave. */
const lie = {
  artifact: { root: digest, dirHash1: digest, totalBytes: 1n, fileCount: 1 },
  attestationDigest: digest,
  checkpointsRoot: digest,
  metricBefore: 0n,
  metricAfter: 999_999n,
  worstRegression: 0n,
}

/** Starts it again for as long as it kills itself. */
async function deathsUntil(
  isOver: (apiUrl: string, deaths: number) => Promise<boolean>,
  { roles, afterDeath }: { roles: string; afterDeath?: () => Promise<void> },
): Promise<void> {
  for (let deaths = 0; ; deaths++) {
    const env = { ALTHING_ROLES: roles }
    const relayer = await startRelayerProcess(dao, { name: 'crash', main: killedRelayer, ready: false, env })
    const look = async () => ((await isOver(relayer.apiUrl, deaths)) ? true : undefined)
    const over = relayer.apiUrl === '' ? undefined : eventually(look, { what: 'the end', seconds: 90 })
    const end = await Promise.race([relayer.exited, over?.then(() => 'over') ?? relayer.exited])
    if (end === 'over') {
      await relayer.stop()
      return
    }
    if (end !== 'SIGKILL') throw new Error(`it ended with ${end}: ${relayer.log()}`)
    await afterDeath?.()
  }
}

const pointsPassed = async (isVerifiers: boolean) => {
  const points = await readdir(join(dao.dir, 'crash', 'points'))
  return points.filter((point) => point.startsWith('verifier-') === isVerifiers).toSorted()
}

test('killed around every write of its ledger, a relayer still trains and reports a run exactly once', async () => {
  await dao.decide(dao.authorize)

  const states = ['verified', 'queued', 'launching', 'launched', 'succeeded', 'reporting', 'reported']
  const points = [
    'inside-observed',
    'before-settled',
    ...states.flatMap((state) => [`before-${state}`, `after-${state}`]),
  ]
  await deathsUntil(async (apiUrl, deaths) => (await isSettled(apiUrl)) && deaths >= points.length, {
    roles: 'trainer',
    async afterDeath() {
      if ((await dao.runStatus(1n)) === 'Submitted') await dao.chain.passSeconds(31)
    },
  })

  expect(await pointsPassed(false)).toEqual(points.toSorted())
  expect(await readdir(join(dao.dir, 'crash', 'engine'))).toHaveLength(1)
  for (const event of ['RunStarted', 'RunSubmitted', 'RunFinalized'])
    expect(await runs().queryFilter(event)).toHaveLength(1)
}, 400_000)

test('killed while it repeats a disputed training, and around what it finds, a verifier still votes exactly once', async () => {
  const [juror, trainer] = [person('Trainer').address, person('Egil').address]
  await dao.decide(
    actionsOf(
      { type: 'verifier.set', verifier: juror, admitted: true },
      { type: 'trainer.set', trainer, admitted: true },
    ),
  )
  await dao.decide(dao.authorize)
  const id: bigint = await runs().getFunction('runCount')()
  await bondLocalTrainer(dao.provider, dao.deployment, 'Egil')
  await send('Egil', 'start', id)
  await send('Egil', 'submit', id, lie, '')
  await openDispute(dao.wallet('Clara'), dao.deployment, { runId: id, evidenceDigest: digest })
  await dao.chain.settle()

  const points = ['after-training', 'while-training', 'before-found', 'after-found', 'before-voted']
  await deathsUntil(async (_, deaths) => deaths >= points.length && (await dao.runStatus(id)) === 'Overturned', {
    roles: 'verifier',
  })

  expect(await pointsPassed(true)).toEqual(points.map((point) => `verifier-${point}`).toSorted())
  const contract = runs()
  const cast = await contract.queryFilter(contract.getEvent('VerdictCast')(id))
  expect(cast.map((log) => log instanceof EventLog && log.args['juror'])).toEqual([juror])
}, 400_000)

async function isSettled(apiUrl: string): Promise<boolean> {
  const response = await fetch(`${apiUrl}/v1/runs/1`).catch(() => undefined)
  if (!response?.ok) return false
  const run = runSchema.parse(await response.json())
  if (run.status === 'submitted' && run.job?.state === 'reported') await dao.chain.passSeconds(31)
  return run.status === 'finalized' && run.final
}
