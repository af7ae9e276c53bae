import { expect, inject, test } from 'vitest'
import { person } from '../../scripts/devnet/people.ts'
import { connectAs, signReview } from './support/people.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

test('a dataset says what may be done with it, what it locks and who has reviewed it', async () => {
  const { webUrl, submittedDataset } = inject('stack')
  const { page } = await open()

  await page.goto(`${webUrl}/datasets/${submittedDataset}`)

  await page.getByRole('heading', { name: 'What may be done with it' }).waitFor()
  await page.getByText('Training models', { exact: true }).waitFor()
  await page.getByText(/^0\.01 ETH from/).waitFor()
  await page.getByText('It stays until it is decided on', { exact: false }).waitFor()
  await page.getByText('No report is asked for before a vote').waitFor()
  expect(await sees(page.getByText('Nobody has reported on it yet.'))).toBe(true)
})

test('rewards go to another account once that account has accepted', async () => {
  const { webUrl, submittedDataset } = inject('stack')
  const { page } = await open()
  const heir = await open()
  const freya = person('Freya').address
  await page.goto(`${webUrl}/datasets/${submittedDataset}`)
  await connectAs(page, 'Dagny')

  await page.getByText('Send rewards elsewhere').click()
  await page.getByLabel('New account').fill('0x12')
  await page.getByRole('button', { name: 'Review the proposal' }).click()
  await page.getByText('Allowed: an address of 0x and 40 hexadecimal digits.').waitFor()
  await page.getByLabel('New account').fill(freya)
  await page.getByRole('button', { name: 'Review the proposal' }).click()
  await signReview(page)
  await page.getByText('Proposed instead, and not yet accepted:', { exact: false }).waitFor()

  await heir.page.goto(`${webUrl}/datasets/${submittedDataset}`)
  await connectAs(heir.page, 'Freya')
  await heir.page.getByRole('button', { name: 'Review taking it over' }).click()
  await signReview(heir.page)
  await heir.page.getByText('Proposed instead, and not yet accepted:', { exact: false }).waitFor({ state: 'hidden' })
  expect(await sees(heir.page.getByText('Send rewards elsewhere'))).toBe(true)
})
