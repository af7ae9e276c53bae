import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runSchema, trainingRunsAbi } from '@althing/proposals'
import { Contract } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, startRelayerProcess } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'
import { uploadAll } from '../support/uploadAll.ts'

const killedRelayer = fileURLToPath(new URL('../support/killedRelayer.ts', import.meta.url))

let dao: SmallDao

beforeAll(async () => {
  dao = await startSmallDao()
})

afterAll(() => dao?.stop())

test('killed around every write of its ledger, a relayer still trains and reports a run exactly once', async () => {
  const setUp = await startRelayerProcess(dao, { name: 'crash' })
  await uploadAll(setUp.apiUrl, dao)
  await setUp.stop()
  await dao.decide(dao.authorize)

  const deaths: (number | string | null)[] = []
  const died = async () => {
    const relayer = await startRelayerProcess(dao, { name: 'crash', main: killedRelayer, ready: false })
    const settled =
      relayer.apiUrl === '' ? undefined : eventually(() => isSettled(relayer.apiUrl), { what: 'the end', seconds: 90 })
    const end = await Promise.race([relayer.exited, settled?.then(() => 'settled') ?? relayer.exited])
    if (end === 'settled') await relayer.stop()
    return end
  }
  for (let end = await died(); end !== 'settled'; end = await died()) {
    deaths.push(end)
    if ((await dao.runStatus(1n)) === 'Submitted') await dao.chain.passSeconds(31)
  }

  const states = ['verified', 'queued', 'launching', 'launched', 'succeeded', 'reporting', 'reported']
  const points = [
    'inside-observed',
    'before-settled',
    ...states.flatMap((state) => [`before-${state}`, `after-${state}`]),
  ]
  expect((await readdir(join(dao.dir, 'crash', 'points'))).toSorted()).toEqual(points.toSorted())
  expect(deaths).toEqual(points.map(() => 'SIGKILL'))
  expect(await readdir(join(dao.dir, 'crash', 'engine'))).toHaveLength(1)
  const runs = new Contract(dao.deployment.contracts.runs, trainingRunsAbi, dao.provider)
  for (const event of ['RunStarted', 'RunSubmitted', 'RunFinalized'])
    expect(await runs.queryFilter(event)).toHaveLength(1)
}, 240_000)

async function isSettled(apiUrl: string): Promise<true | undefined> {
  const response = await fetch(`${apiUrl}/v1/runs/1`).catch(() => undefined)
  if (!response?.ok) return undefined
  const run = runSchema.parse(await response.json())
  if (run.status === 'submitted' && run.job?.state === 'reported') await dao.chain.passSeconds(31)
  // The last point comes after the run's end: only a process that passed it may be stopped.
  const passed = existsSync(join(dao.dir, 'crash', 'points', 'before-settled'))
  return run.status === 'finalized' && run.final && passed ? true : undefined
}
