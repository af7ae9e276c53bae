/// <reference lib="dom" />
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
  await page.getByRole('link', { name: 'Reviews' }).waitFor()
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

test('what is wrong is said at its field, and the list of it leads there', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await page.goto(`${webUrl}/proposals/new`)
  await connectAs(page, 'Bjorn')
  await page.getByLabel('Title').fill('Not yet')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const dataset = page.getByLabel('Dataset', { exact: true })
  await dataset.fill('0x12')
  await dataset.blur()

  await page.getByText('Allowed: 32 bytes: 0x and 64 hex digits.').waitFor()
  await page.getByRole('button', { name: 'Action 1, Dataset' }).click()
  expect(await dataset.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await dataset.getAttribute('aria-invalid')).toBe('true')
})

test('rewards are shared by weights that are typed one by one, and the tier shows before the draft is whole', async () => {
  const { webUrl, submittedDataset } = inject('stack')
  const { page } = await open()
  const version = `0x${'cd'.repeat(32)}`
  await page.goto(`${webUrl}/proposals/new?action=reward.setWeights&version=${version}`)
  await connectAs(page, 'Clara')
  const rail = page.getByRole('complementary', { name: 'What it takes' })
  await rail.getByText('Model decision').waitFor()

  await page.getByLabel('Title').fill('Share by what it is worth')
  await page.getByLabel('Dataset', { exact: true }).fill(submittedDataset)
  await page.getByRole('button', { name: 'Add a share' }).click()
  await page
    .getByRole('group', { name: 'Share 2' })
    .getByLabel('Dataset')
    .fill(`0x${'ef'.repeat(32)}`)
  await page.getByRole('group', { name: 'Share 2' }).getByLabel('Weight').fill('3')

  await page.getByText(/vault.setWeights changes what a model is/).waitFor()
  expect(await sees(page.getByText('Carried out today, it would fail'))).toBe(true)
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
