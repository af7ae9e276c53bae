import { expect, inject, test } from 'vitest'
import { z } from 'zod'
import { createAlthing } from '../../scripts/devnet/althing.ts'
import { connectAs, signReview } from './support/people.ts'
import { endLiveProposal } from './support/propose.ts'
import { runOf, settleRuns } from './support/versions.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()
const proposedSchema = z.object({ proposalId: z.string() })

test('a decision is voted, queued and executed in the app, and its run is seen coming into force', async () => {
  const { webUrl, connectionFile, trainingProposal } = inject('stack')
  const { page } = await open()
  const althing = createAlthing({ connectionFile, cwd: '.' })
  await endLiveProposal('Astrid')
  const before = await settleRuns()
  const { proposalId } = proposedSchema.parse(await althing('propose', trainingProposal, '--person', 'Astrid'))
  await page.goto(webUrl)
  await page.getByRole('link', { name: 'Train the first version' }).click()
  const isBase = before.run === 0n
  await page.getByText(isBase ? 'The first config of this model' : 'Against the config in force').waitFor()
  await connectAs(page, 'Astrid')

  const opening = page.getByRole('button', { name: 'Go to the opening of the vote' })
  const ballot = page.getByRole('radio', { name: /^For/ })
  await opening.or(ballot).first().waitFor()
  if (await opening.isVisible()) await opening.click({ timeout: 2_000 }).catch(() => {})
  await ballot.check()
  await page.getByRole('button', { name: 'Review your vote' }).click()
  await signReview(page)
  await page.getByRole('button', { name: 'Go to the end of the vote' }).click()
  await page.getByRole('button', { name: 'Review queueing' }).click({ timeout: 60_000 })
  await signReview(page)
  await page.getByRole('button', { name: 'Go past the timelock’s delay' }).click()
  await page.getByRole('button', { name: 'Review execution' }).click()
  await signReview(page)

  await page.getByText('Run authorised').waitFor()
  const run = await runOf(proposalId)
  const inFull = page.getByRole('link', { name: `Run ${run} in full` })
  await inFull.waitFor()
  await page.getByRole('button', { name: 'Go past the challenge window' }).click({ timeout: 60_000 })
  await page.getByText('The version is in force.').waitFor({ timeout: 90_000 })
  await inFull.click()
  await page.getByText('The result passed the gate and became a version.').waitFor()
  await page.getByRole('link', { name: 'Models' }).click()
  await page.getByText(`Version ${before.number + 1}`, { exact: true }).waitFor()
  const after = await settleRuns()
  expect(after).toMatchObject({ number: before.number + 1, run, proposalId: BigInt(proposalId), status: 'Released' })
})
