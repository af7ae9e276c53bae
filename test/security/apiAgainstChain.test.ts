import {
  asHex,
  configSchema,
  datasetRegistryAbi,
  datasetSchema,
  datasetStatuses,
  lineageSchema,
  modelRegistryAbi,
  pageOf,
  runSchema,
  runStatuses,
  trainingRunsAbi,
  versionStatuses,
} from '@althing/proposals'
import { Contract, id } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Relayer } from '../../relayer/src/relayer.ts'
import { person } from '../../scripts/devnet/people.ts'
import { sendSubmission } from '../../scripts/governor/sendSubmission.ts'
import { startRelayerHere } from '../support/relayerHere.ts'
import { eventually } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'

/** A contributor may write anything into a URI: it comes out as text and nothing else. */
const hostileText = `"><script>alert(1)</script>\u202e\u0000\n${'é'.repeat(200)}`

let dao: SmallDao
let relayer: Relayer

beforeAll(async () => {
  dao = await startSmallDao()
  relayer = await startRelayerHere(dao, { name: 'api' })
})

afterAll(async () => {
  await relayer?.close()
  await dao?.stop()
})

test('what the API lists is what the contracts say', async () => {
  await dao.decide(dao.authorize)
  await untilSeen()
  const { contracts } = dao.deployment
  const datasets = new Contract(contracts.datasets, datasetRegistryAbi, dao.provider)
  const models = new Contract(contracts.models, modelRegistryAbi, dao.provider)
  const runs = new Contract(contracts.runs, trainingRunsAbi, dao.provider)

  for (const dataset of await list('datasets', datasetSchema)) {
    const found = await datasets.getFunction('dataset')(dataset.id)
    expect(dataset).toMatchObject({
      contributor: found.contributor,
      status: datasetStatuses[Number(found.status)],
      commitment: { root: found.commitment.root, totalBytes: Number(found.commitment.totalBytes) },
      submittedAt: Number(found.submittedAt),
      proposalId: found.proposalId === 0n ? null : String(found.proposalId),
    })
  }
  for (const lineage of await list('lineages', lineageSchema)) {
    expect(lineage.inForce).toBe(await models.getFunction('inForce')(lineage.id))
    for (const version of lineage.versions) {
      const found = await models.getFunction('version')(version.id)
      expect(version).toMatchObject({
        number: Number(found.number),
        status: versionStatuses[Number(found.status)],
        proposalId: String(found.proposalId),
        artifact: { root: found.artifact.root },
      })
    }
  }
  for (const config of await list('configs', configSchema)) {
    const found = await models.getFunction('config')(config.id)
    expect(config).toMatchObject({
      proposalId: String(found.proposalId),
      approvedAt: Number(found.approvedAt),
      revoked: found.revoked,
      configDigest: found.config.configDigest,
      trainingSets: [...found.config.trainingSets],
    })
  }
  const listedRuns = await list('runs', runSchema)
  expect(listedRuns).toHaveLength(Number(await runs.getFunction('runCount')()))
  for (const run of listedRuns) {
    const found = await runs.getFunction('run')(run.id)
    expect(run).toMatchObject({
      config: found.config,
      proposalId: String(found.proposalId),
      deadline: Number(found.deadline),
    })
    expect(run.status).toBe(runStatuses[Number(await runs.getFunction('status')(run.id))])
  }
})

const word = (name: string) => asHex(id(name))

test('a submission whose block is reorganised away is shown as not final, and then not at all', async () => {
  await dao.provider.send('evm_setIntervalMining', [0])
  await dao.provider.send('evm_setAutomine', [true])
  const before = await list('datasets', datasetSchema)
  const commitment = { root: word('root'), dirHash1: word('dirHash1'), totalBytes: 1, fileCount: 1 }
  const payout = asHex(person('Egil').address)
  const submission = { commitment, metadataDigest: word('metadata'), payout, uri: hostileText }
  const { wallet, deployment } = dao
  await sendSubmission(wallet('Egil'), deployment, submission)
  const seen = await eventually(
    async () => (await list('datasets', datasetSchema)).find(({ commitment: { root } }) => root === id('root')),
    { what: 'the submission' },
  )

  await dao.provider.send('anvil_reorg', [1, []])

  await eventually(async () => ((await list('datasets', datasetSchema)).length === before.length ? true : undefined), {
    what: 'the reorganisation',
  })
  expect(seen).toMatchObject({ final: false, uri: hostileText })
  expect(await list('datasets', datasetSchema)).toEqual(before)
})

/** Waits until the API has seen the chain's present head. */
async function untilSeen(): Promise<void> {
  const head = await dao.provider.getBlockNumber()
  await eventually(async () => ((relayer.view.status().head?.number ?? 0) >= head ? true : undefined), {
    what: `block ${head}`,
  })
}

async function list<T extends z.ZodType>(path: string, item: T): Promise<z.output<T>[]> {
  const response = await fetch(`${relayer.url}/v1/${path}?limit=100`)
  return pageOf(item).parse(await response.json()).items
}
