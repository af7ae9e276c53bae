import { expect, inject, test } from 'vitest'
import { propose } from './support/propose.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

test('the front page says what is in force, without a wallet', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()

  await page.goto(webUrl)

  await page.getByRole('heading', { name: 'In force now' }).waitFor()
  await page.getByRole('link', { name: 'solidity-modules' }).waitFor()
  expect(await sees(page.getByText(/^Version \d+$/))).toBe(true)
})

test('the filter of the list is in the URL and survives a reload', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await page.goto(`${webUrl}/proposals`)

  await page.getByRole('link', { name: 'Executed', exact: true }).click()
  await page.reload()

  await page.getByRole('listitem').filter({ hasText: 'Executed' }).first().waitFor()
  expect(new URL(page.url()).search).toBe('?state=executed')
  expect(await page.getByRole('link', { name: 'Executed', exact: true }).getAttribute('aria-current')).toBe('true')
})

test('a proposal shows what would change before what is said about it', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const { path } = await propose({ title: 'Order of reading', body: 'Because.' })

  await page.goto(webUrl + path)

  await page.getByRole('heading', { name: 'Order of reading' }).waitFor()
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
  expect(headings.indexOf('What would change')).toBe(0)
  expect(headings.indexOf('What the proposer says')).toBeGreaterThan(0)
})

test('an unknown proposal, dataset, run and page are said to be unknown', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()

  await page.goto(`${webUrl}/proposals/12345`)
  await page.getByText('The governor has no proposal with this id.').waitFor()
  await page.goto(`${webUrl}/datasets/0x${'ab'.repeat(32)}`)
  await page.getByText('Nobody submitted a dataset with this id.').waitFor()
  await page.goto(`${webUrl}/runs/999`)
  await page.getByText('No decision authorised a run with this number.').waitFor()
  await page.goto(`${webUrl}/nonsense`)
  expect(await sees(page.getByRole('heading', { name: 'Nothing is kept under this address' }))).toBe(true)
})

test('without the relayer the chain is read, and that is said', async () => {
  const { webUrlWithoutApi } = inject('stack')
  const { page } = await open()
  const { id } = await propose({ title: 'Read from the logs', body: 'Anyway.' })

  await page.goto(`${webUrlWithoutApi}/proposals`)
  await page.getByText('The relayer does not answer. This was read from the chain itself.').waitFor()
  await page.getByRole('link', { name: 'Read from the logs' }).waitFor()
  const founding = page.getByRole('listitem').filter({ hasText: 'Found the lineage' })
  await founding.getByText('Model decision').waitFor()
  await page.goto(`${webUrlWithoutApi}/proposals/${id}`)
  await page.getByRole('heading', { name: 'Read from the logs' }).waitFor()
  await page.goto(`${webUrlWithoutApi}/models`)
  await page.getByText(/^Version \d+$/).waitFor()
  await page.goto(`${webUrlWithoutApi}/datasets`)
  expect(await sees(page.getByText('Approved'))).toBe(true)
})

test('anyone sees that nothing moves without a vote, and that the code is what was deployed', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await page.goto(webUrl)

  await page.getByRole('link', { name: 'Who holds power' }).click()

  await page.getByText('The governor alone: nothing moves without a vote').waitFor()
  expect(await page.getByText('Code as deployed').count()).toBe(
    Object.keys(inject('stack').deployment.contracts).length,
  )
  expect(await sees(page.getByText('Its first block is the one that the deployment names'))).toBe(true)
})

test('anyone sees who may stop a decision, how many of them it takes, and what each tier asks for', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()

  await page.goto(`${webUrl}/trust`)
  await page.getByText('The council alone: it can stop, and start nothing').waitFor()
  await page.getByText('20% must take part, 66.67% be for').waitFor()
  await page.getByRole('link', { name: 'Who is on the council' }).click()

  await page.getByText(/^2 of 3 members must sign/).waitFor()
  expect(await page.getByRole('list', { name: 'Members' }).getByRole('listitem').count()).toBe(3)
  expect(await sees(page.getByText('No reviewer is admitted.'))).toBe(true)
})
