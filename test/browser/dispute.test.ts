import { expect, inject, test } from 'vitest'
import { readRun } from '../../scripts/cli/chain/records.ts'
import { openLocalChain } from '../../scripts/devnet/localChain.ts'
import { person } from '../../scripts/devnet/people.ts'
import { createRuns } from '../../scripts/devnet/runs.ts'
import { carry, decide } from './support/decide.ts'
import { connectAs, signReview } from './support/people.ts'
import { sees } from './support/sees.ts'
import { sendAs } from './support/sendAs.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

test('a result is doubted in the app, judged by a verifier and upheld', async () => {
  const { webUrl, rpcUrl, deployment } = inject('stack')
  const { page } = await open()
  const runId = await authorizeDoubtedRun()
  await page.goto(`${webUrl}/runs/${runId}`)
  await connectAs(page, 'Clara')

  await page.getByLabel('Evidence').fill('My repetition found other bytes.', { timeout: 90_000 })
  await page.getByText(/SHA-256 of the text/).waitFor()
  await page.getByRole('button', { name: 'Review the dispute' }).click()
  await page.getByRole('dialog').getByText('dispute(uint256, bytes32)').waitFor()
  await signReview(page)
  await page.getByText('The jury is out').waitFor()
  await page.getByText('No juror has voted yet.').waitFor()

  const chain = openLocalChain(rpcUrl, deployment)
  const blockNumber = await chain.provider.getBlockNumber()
  const { result } = await readRun({ provider: chain.provider, deployment, blockNumber }, BigInt(runId))
  chain.close()
  const { artifact, metricBefore, metricAfter, worstRegression } = result
  const found = [artifact.root, artifact.dirHash1, artifact.totalBytes, artifact.fileCount]
  const finding = [found, metricBefore, metricAfter, worstRegression]
  await sendAs('Freya', { contract: 'runs', method: 'castVerdict', args: [runId, finding] })

  await page.getByText('Found the same').waitFor()
  expect(await sees(page.getByText('Upheld', { exact: true }))).toBe(true)
})

/** Admits a verifier, and has a run authorised; gives the run's number. */
async function authorizeDoubtedRun(): Promise<string> {
  const { rpcUrl, deployment, doubtedProposal } = inject('stack')
  await decide('Admit a verifier', { type: 'verifier.set', verifier: person('Freya').address, admitted: true })
  const training = await carry(doubtedProposal)
  const chain = openLocalChain(rpcUrl, deployment)
  const [runId = ''] = await createRuns(chain, deployment).authorizedBy(training)
  chain.close()
  return runId
}
