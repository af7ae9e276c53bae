import { expect, inject, test } from 'vitest'
import { person } from '../../scripts/devnet/people.ts'
import { decide } from './support/decide.ts'
import { connectAs, signMessage, signReview } from './support/people.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

test('a reviewer signs a report in the app, brings it to the chain, and everybody reads it', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const reader = await open()
  // An id that no other test looks at: a batch is reviewed before anything on chain knows it.
  const subject = `0x${'b7'.repeat(32)}`
  await decide('Admit a reviewer', { type: 'reviewer.set', reviewer: person('Egil').address, kind: 'person' })
  await page.goto(`${webUrl}/reviews/${subject}`)
  await connectAs(page, 'Egil')

  await page.getByLabel('Reject').check()
  await page.getByLabel('Report', { exact: true }).fill('Half of it is copied from somewhere else.')
  await page.getByText(/SHA-256 of the text/).waitFor()
  await page.getByRole('button', { name: 'Review the report' }).click()
  await page.getByRole('dialog').getByText('Report for ReviewPanel').waitFor()
  await signMessage(page)
  await page.getByRole('dialog').getByText('reportBySig(', { exact: false }).waitFor()
  await signReview(page)
  await page.getByText('Rejects', { exact: true }).waitFor()

  await reader.page.goto(`${webUrl}/reviews/${subject}`)
  await reader.page.getByText('Egil').waitFor()
  expect(await sees(reader.page.getByText('Rejects', { exact: true }))).toBe(true)
})
