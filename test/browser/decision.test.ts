import { expect, inject, test } from 'vitest'
import { createAlthing } from '../../scripts/devnet/althing.ts'
import { connectAs, signReview } from './support/people.ts'
import { endLiveProposal } from './support/propose.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

test('a decision is voted, queued and executed in the app, and its run is seen coming into force', async () => {
  const { webUrl, connectionFile, trainingProposal } = inject('stack')
  const { page } = await open()
  const althing = createAlthing({ connectionFile, cwd: '.' })
  await endLiveProposal('Astrid')
  await althing('propose', trainingProposal, '--person', 'Astrid')
  await page.goto(webUrl)
  await page.getByRole('link', { name: 'Train the first version' }).click()
  await page.getByText('The first config of this model').waitFor()
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
  await page.getByRole('link', { name: /Run 1 in full/ }).waitFor()
  await page.getByRole('button', { name: 'Go past the challenge window' }).click({ timeout: 60_000 })
  await page.getByText('The version is in force.').waitFor({ timeout: 90_000 })
  await page.getByRole('link', { name: /Run 1 in full/ }).click()
  await page.getByText('The result passed the gate and became a version.').waitFor()
  await page.getByRole('link', { name: 'Models' }).click()
  expect(await sees(page.getByText('Version 2'))).toBe(true)
})
