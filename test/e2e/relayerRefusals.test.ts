import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blobPath } from '../../relayer/src/store/digest.ts'
import type { Relayer } from '../../relayer/src/relayer.ts'
import { actionsOf } from '../support/decisions.ts'
import { startRelayerHere } from '../support/relayerHere.ts'
import { eventually } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'
import { uploadAll } from '../support/uploadAll.ts'

let dao: SmallDao
let relayer: Relayer

beforeAll(async () => {
  // Accuracy can grow by 1 at most: this gate refuses every result.
  dao = await startSmallDao({ training: { evaluation: { minImprovement: 2 } } })
  relayer = await startRelayerHere(dao, { name: 'refusals' })
  await uploadAll(relayer.url, dao)
})

afterAll(async () => {
  await relayer?.close()
  await dao?.stop()
})

const untilState = (runId: bigint, state: string) =>
  eventually(async () => (relayer.view.job(runId)?.state === state ? relayer.view.job(runId) : undefined), {
    what: state,
  })

test('a result that misses the gate is submitted as it is, and the chain refuses the version', async () => {
  await dao.decide(dao.authorize)
  await untilState(1n, 'reported')
  await dao.chain.passSeconds(31)

  await eventually(async () => ((await dao.runStatus(1n)) === 'Refused' ? true : undefined), { what: 'the refusal' })
  await eventually(async () => (relayer.view.job(1n)?.settled ? true : undefined), { what: 'the end' })
  expect(relayer.view.job(1n)).toMatchObject({ state: 'reported', attempt: 1 })
})

test('a dataset whose bytes were changed on disk is refused before anything starts', async () => {
  const [, dataset] = dao.folders
  const file = dataset?.manifest.files.at(-1)
  const digest = file?.sha256 ?? ''
  const path = blobPath(join(dao.dir, 'refusals', 'store'), digest)
  const bytes = await readFile(path)
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await chmod(path, 0o600)
  await writeFile(path, bytes)

  await dao.decide(dao.authorize)

  const job = await untilState(2n, 'rejected')
  expect(job?.reason).toContain(`the bytes of ${dataset?.manifest.root} do not match`)
  expect(job?.attempt).toBe(0)
  expect(await dao.runStatus(2n)).toBe('Authorized')
})

test('a run that a decision cancels while it waits for its data is never started', async () => {
  await dao.decide(dao.authorize)
  await untilState(3n, 'verified')

  await dao.decide(actionsOf({ type: 'run.cancel', run: '3' }))

  await eventually(async () => (relayer.view.job(3n)?.settled ? true : undefined), { what: 'the end', seconds: 90 })
  expect(relayer.view.job(3n)).toMatchObject({ state: 'cancelled', attempt: 0 })
  expect(await dao.runStatus(3n)).toBe('Cancelled')
})
