import { expect, inject, test } from 'vitest'
import { connectAs, signReview } from './support/people.ts'
import { endLiveProposal } from './support/propose.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

test('a draft survives a reload, is tried out and becomes the proposal with the predicted id', async () => {
  const { webUrl, submittedDataset } = inject('stack')
  const { page } = await open()
  await endLiveProposal('Bjorn')
  await page.goto(`${webUrl}/proposals/new`)
  await connectAs(page, 'Bjorn')
  await page.getByLabel('Title').fill('Approve what Dagny offers')
  await page.getByLabel('Text').fill('It is **good** data.')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByLabel('Dataset', { exact: true }).fill(submittedDataset)

  await page.reload()
  expect(await page.getByLabel('Title').inputValue()).toBe('Approve what Dagny offers')
  expect(await page.getByLabel('Dataset', { exact: true }).inputValue()).toBe(submittedDataset)
  await page.getByText(/^Approve dataset/).waitFor()
  await page.getByText('You may propose it').waitFor()
  await page.getByText('Carried out today, every action would pass').waitFor()
  await page.getByRole('button', { name: 'Review the proposal' }).click()
  await page.getByRole('dialog').getByText('propose(address[], uint256[], bytes[], string)').waitFor()
  const predicted = /\d{60,}/.exec(await page.getByText('Its id will be').locator('..').innerText())?.[0]
  await signReview(page)

  await page.waitForURL(`${webUrl}/proposals/${predicted}`)
  await page.getByRole('heading', { name: 'Approve what Dagny offers' }).waitFor()
  await page.getByRole('link', { name: 'Proposals' }).click()
  await page.getByRole('link', { name: 'Write a proposal' }).click()
  expect(await page.getByLabel('Title').inputValue()).toBe('')
})

test('what cannot become a proposal is named, field by field', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await page.goto(`${webUrl}/proposals/new`)
  await connectAs(page, 'Bjorn')
  await page.getByLabel('Title').fill('Not yet')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByLabel('Dataset', { exact: true }).fill('0x12')

  await page.getByText('Not yet a proposal.').waitFor()
  expect(await page.getByRole('status').filter({ hasText: 'actions[0]' }).isVisible()).toBe(true)
})

test('an action that the contracts would refuse is found before it is proposed', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await endLiveProposal('Clara')
  await page.goto(`${webUrl}/proposals/new`)
  await connectAs(page, 'Clara')
  await page.getByLabel('Title').fill('Approve what nobody submitted')
  await page.getByRole('button', { name: 'Add', exact: true }).click()

  await page.getByLabel('Dataset', { exact: true }).fill(`0x${'cd'.repeat(32)}`)

  await page.getByText('Carried out today, it would fail').waitFor()
  expect(await sees(page.getByText(/DatasetRegistryUnexpectedStatus/))).toBe(true)
})
