import {
  asHex,
  type BatchRow,
  datasetBatchOf,
  datasetIdOf,
  type Hex,
  type SignedSubmission,
  submissionTypedData,
  trainingPreference,
} from '@althing/proposals'
import { keccak256, toBeHex } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonName } from '../../scripts/devnet/people.ts'
import { readContract, readInteger, sendCall } from '../../scripts/governor/contractCalls.ts'
import { sendSubmission } from '../../scripts/governor/sendSubmission.ts'
import { actionsOf, createDecisions, type Decisions, holders } from '../support/decisions.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

/** What TypeScript computes for datasets is what the deployed registry takes, and what that costs. */
const submitted = 1n
const approved = 2n
const mostGas = { approvalOfEight: 60_000, admission: 75_000 }

let althing: LocalAlthing
let decisions: Decisions
beforeAll(async () => {
  althing = await startLocalAlthing()
  decisions = createDecisions(althing)
  for (const name of holders) {
    const args = [althing.wallet(name).address]
    await sendCall(althing.wallet(name), althing.deployment, { contract: 'token', method: 'delegate', args })
  }
})
afterAll(() => althing.stop())

test('a dataset is proven into the registry out of a batch of 10 000', async () => {
  const dagnys = await submit('Dagny', 'batch 1')
  const egils = await submit('Egil', 'batch 2')
  const others = Array.from({ length: 9_998 }, (_, index) => ({
    datasetId: word(`other ${index}`),
    metadataDigest: word(`metadata ${index}`),
  }))
  const batch = datasetBatchOf([dagnys, egils, ...others])
  const { root, size } = batch
  await decisions.decide(actionsOf({ type: 'dataset.approveBatch', batch: root, size }))

  const first = await admit('Dagny', dagnys.datasetId)
  const second = await admit('Egil', egils.datasetId)

  expect([await statusOf(dagnys.datasetId), await statusOf(egils.datasetId)]).toEqual([approved, approved])
  expect(Math.max(first, second)).toBeLessThan(mostGas.admission)

  async function admit(name: PersonName, datasetId: Hex): Promise<number> {
    const args = [datasetId, root, batch.proofs.get(datasetId)]
    const call = { contract: 'datasets', method: 'admit', args } as const
    return Number((await sendCall(althing.wallet(name), althing.deployment, call)).gasUsed)
  }
})

test('leaves, and the root of one alone', async () => {
  const row = { datasetId: word('id'), metadataDigest: word('metadata') }
  const args = [row.datasetId, row.metadataDigest]

  const [leaf] = [
    ...(await readContract(althing.provider, althing.deployment, {
      contract: 'datasets',
      method: 'batchLeafOf',
      args,
    })),
  ]

  expect(leaf).toBe(datasetBatchOf([row]).root)
})

test('an approval among eight costs little, what surrounds it included', async () => {
  const rows: BatchRow[] = []
  for (let index = 0; index < 8; index++) rows.push(await submit('Dagny', `eight ${index}`))
  const proposal = await decisions.propose(
    actionsOf(...rows.map(({ datasetId }) => ({ type: 'dataset.approve', dataset: { id: datasetId } }))),
  )
  await proposal.vote(1)
  await proposal.queue()
  const block = await althing.provider.getBlock(await proposal.execute(), true)

  expect(Number(block?.gasUsed) / 8).toBeLessThan(mostGas.approvalOfEight)
  for (const { datasetId } of rows) expect(await statusOf(datasetId)).toBe(approved)
})

test('a contributor signs, somebody else brings it and pays', async () => {
  const { deployment, provider, wallet } = althing
  const contributor = asHex(wallet('Egil').address)
  const submission: SignedSubmission = {
    contributor,
    commitment: { root: word('signed'), dirHash1: word('signed'), totalBytes: 10n, fileCount: 1 },
    metadataDigest: word('signed'),
    payout: contributor,
    preference: trainingPreference,
    uri: 'https://example.org/ä',
    nonce: 7n << 64n,
    deadline: 4_000_000_000n,
  }
  const domain = {
    name: 'DatasetRegistry',
    chainId: deployment.chainId,
    verifyingContract: deployment.contracts.datasets,
  }
  const typed = submissionTypedData(domain, submission)
  const signature = await wallet('Egil').signTypedData(typed.domain, typed.types, typed.message)

  const { nonce, deadline } = submission
  await sendCall(wallet('Freya'), deployment, {
    contract: 'datasets',
    method: 'submitBySig',
    args: [submission, contributor, nonce, deadline, signature],
    value: await readInteger(provider, deployment, { contract: 'datasets', method: 'submissionBond', args: [] }),
  })

  expect(await statusOf(datasetIdOf(contributor, word('signed')))).toBe(submitted)
})

const word = (name: string): Hex => asHex(keccak256(toBeHex(BigInt(`0x${Buffer.from(name).toString('hex')}`))))

async function submit(name: PersonName, seed: string): Promise<BatchRow> {
  const signer = althing.wallet(name)
  const root = word(seed)
  const commitment = { root, dirHash1: root, totalBytes: 10, fileCount: 1 }
  const payout = asHex(signer.address)
  const metadataDigest = word(`metadata of ${seed}`)
  await sendSubmission(signer, althing.deployment, { commitment, metadataDigest, payout, uri: '' })
  return { datasetId: datasetIdOf(payout, root), metadataDigest }
}

function statusOf(datasetId: Hex): Promise<bigint> {
  const call = { contract: 'datasets', method: 'status', args: [datasetId] } as const
  return readInteger(althing.provider, althing.deployment, call)
}
