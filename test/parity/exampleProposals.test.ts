import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  asHex,
  type BuiltProposal,
  buildProposal,
  decodeCalls,
  isUnderstood,
  simulateProposal,
} from '@althing/proposals'
import { id as keccakOf } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProposalFolder } from '../../scripts/cli/proposalFolder.ts'
import { execute, queue } from '../../scripts/governor/advance.ts'
import { castVote } from '../../scripts/governor/castVote.ts'
import { sendCall } from '../../scripts/governor/contractCalls.ts'
import { delegate } from '../../scripts/governor/delegate.ts'
import { sendSubmission } from '../../scripts/governor/sendSubmission.ts'
import { propose } from '../../scripts/governor/propose.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

const examples = fileURLToPath(new URL('../../proposals/examples/', import.meta.url))
let althing: LocalAlthing

beforeAll(async () => {
  althing = await startLocalAlthing()
  const { deployment, wallet } = althing
  for (const name of ['Astrid', 'Bjorn'] as const) await delegate(wallet(name), deployment, asHex(wallet(name).address))
  await althing.chain.mine(2)
})
afterAll(() => althing.stop())

/** The examples tell one story, so they are carried out in its order. */
const story: readonly { folder: string; before?: () => Promise<void>; after?: () => Promise<void> }[] = [
  { folder: '01-found-lineage', before: () => submit('Dagny', 'held out') },
  {
    folder: '02-approve-and-train',
    before: () => submit('Dagny', 'bank questions'),
    after: () => train(1n, 'first artifact'),
  },
  {
    folder: '03-add-a-contributor',
    before: () => submit('Egil', 'card questions'),
    after: () => train(2n, 'second artifact'),
  },
  { folder: '04-reject-dataset', before: () => submit('Egil', 'shuffled labels') },
  { folder: '05-release-candidate' },
  { folder: '06-revoke-dataset' },
  { folder: '08-pay-from-treasury', before: fillTreasury },
  { folder: '09-admit-reviewers' },
  { folder: '10-sell-licences' },
  { folder: '11-fund-training', before: fillTreasury },
  { folder: '12-renew-council' },
  { folder: '07-change-rules' },
]

test('every example is part of the story', async () => {
  expect(await readdir(examples)).toEqual(story.map(({ folder }) => folder).toSorted())
})

test.each(story)('$folder: the simulation says what the chain then does', async ({ folder, before, after }) => {
  const { deployment, provider, wallet } = althing
  const proposer = asHex(wallet('Astrid').address)
  const built = buildProposal(await readProposalFolder(join(examples, folder)), { deployment, proposer })
  const request = (method: string, params: readonly unknown[]) => provider.send(method, [...params])
  const simulate = () => simulateProposal(built, { deployment, proposer, request })

  expect((await simulate()).executing.status).toBe(before === undefined ? 'passed' : 'failed')
  await before?.()

  expect(await simulate()).toEqual({
    proposing: { status: 'passed' },
    executing: { status: 'passed' },
    failedAction: null,
  })
  await carry(built)
  await after?.()
})

test.each(story)('$folder: is decoded byte for byte', async ({ folder }) => {
  const { deployment } = althing
  const built = buildProposal(await readProposalFolder(join(examples, folder)), { deployment, proposer: null })

  const unknown = decodeCalls(built, deployment).filter((call) => !isUnderstood(call))

  expect(unknown.map(({ index }) => index)).toEqual(folder === '08-pay-from-treasury' ? [0, 2] : [])
})

async function carry(built: BuiltProposal): Promise<void> {
  const { deployment, chain, wallet } = althing
  const astrid = wallet('Astrid')
  const { id } = await propose(astrid, deployment, built)
  expect(id).toBe(built.proposalId)
  await chain.openVote(String(id))
  for (const name of ['Astrid', 'Bjorn'] as const) {
    await castVote(wallet(name), deployment, { proposalId: id, vote: 'for', reason: 'as discussed' })
  }
  await chain.closeVote(String(id))
  await queue(astrid, deployment, built)
  await chain.passDelay(String(id))
  await execute(astrid, deployment, built)
}

const rootOf = (name: string) => asHex(keccakOf(`althing example ${name}`))
const commitmentOf = (name: string) => ({ root: rootOf(name), dirHash1: rootOf(name), totalBytes: 10, fileCount: 1 })

async function submit(contributor: 'Dagny' | 'Egil', name: string): Promise<void> {
  const signer = althing.wallet(contributor)
  await sendSubmission(signer, althing.deployment, {
    commitment: commitmentOf(name),
    metadataDigest: rootOf(name),
    payout: asHex(signer.address),
    uri: '',
  })
}

/** What the relayer does once it has trained: start, submit, wait for challenges, finalise. */
async function train(run: bigint, artifact: string): Promise<void> {
  const send = (method: string, args: readonly unknown[]) =>
    sendCall(althing.wallet('Trainer'), althing.deployment, { contract: 'runs', method, args })
  const result = {
    artifact: commitmentOf(artifact),
    attestationDigest: rootOf(artifact),
    checkpointsRoot: rootOf(artifact),
    metricBefore: 600_000,
    metricAfter: 890_000,
    worstRegression: 0,
  }
  await send('start', [run])
  await send('submit', [run, result, ''])
  await althing.chain.passSeconds(31)
  await send('finalize', [run])
}

async function fillTreasury(): Promise<void> {
  const { wallet, deployment } = althing
  const response = await wallet('Gunnar').sendTransaction({ to: deployment.contracts.timelock, value: 10n ** 18n })
  await response.wait()
}
