import { runSchema } from '@althing/proposals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, startRelayerProcess, type RelayerProcess } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'
import { uploadAll } from '../support/uploadAll.ts'

let dao: SmallDao
let relayer: RelayerProcess

beforeAll(async () => {
  dao = await startSmallDao()
  relayer = await startRelayerProcess(dao)
})

afterAll(async () => {
  await relayer?.stop()
  await dao?.stop()
})

async function readRun(id: bigint) {
  const response = await fetch(`${relayer.apiUrl}/v1/runs/${id}`)
  return response.ok ? runSchema.parse(await response.json()) : undefined
}

test('an executed decision is proven, trained, reported and put in force', async () => {
  await uploadAll(relayer.apiUrl, dao)
  const proposal = await dao.decide(dao.authorize)

  const run = await eventually(
    async () => {
      const found = await readRun(1n)
      return found?.job?.state === 'reported' ? found : undefined
    },
    { what: 'the report', seconds: 60 },
  )

  expect(run.proposalId).toBe(String(proposal.id))
  expect(run.job).toMatchObject({ state: 'reported', attempt: 1, trust: 'proof' })
  await dao.chain.passSeconds(31)
  await eventually(async () => ((await dao.runStatus(1n)) === 'Finalized' ? true : undefined), { what: 'finalisation' })
  const settled = await eventually(async () => ((await readRun(1n))?.version ? readRun(1n) : undefined), {
    what: 'version',
  })
  expect(settled?.result?.metricAfter).toBeGreaterThan(settled?.result?.metricBefore ?? Infinity)
})

test('a clean stop takes less than five seconds and exits with 0', async () => {
  const before = Date.now()

  const code = await relayer.stop()

  expect(code).toBe(0)
  expect(Date.now() - before).toBeLessThan(5_000)
})
