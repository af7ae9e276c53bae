import { expect, inject, test } from 'vitest'
import { person } from '../../scripts/devnet/people.ts'
import { whileTimeStands } from './support/chainTime.ts'
import { connectAs, signReview } from './support/people.ts'
import { endLiveProposal, propose } from './support/propose.ts'
import { sees } from './support/sees.ts'
import { sendAs } from './support/sendAs.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

test('a draft says how much agreement it will take and which call asks for it', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await endLiveProposal('Clara')
  await page.goto(`${webUrl}/proposals/new`)
  await connectAs(page, 'Clara')
  await page.getByLabel('Title').fill('Vote for longer')
  await page.getByLabel('Add an action').selectOption('governor.setVotingPeriod')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByLabel('Period').fill('100')

  await page.getByRole('complementary').getByText('Constitutional decision').waitFor()
  await page.getByText(/Because of action 1: governor.setVotingPeriod/).waitFor()
  expect(await sees(page.getByText(/20% of all votes must take part, and at least 66.67%/))).toBe(true)
})

test.each([
  ['run.authorize', 'Routine decision', 'Every action is part of the day-to-day work.'],
  ['run.authorizeRelease', 'Model decision', 'Because of action 1: runs.authorizeRelease'],
])('a draft with %s is a %s', async (action, tier, reason) => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await endLiveProposal('Clara')
  await page.goto(`${webUrl}/proposals/new`)
  await connectAs(page, 'Clara')
  await page.getByLabel('Title').fill('Train once more')
  await page.getByLabel('Add an action').selectOption(action)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('textbox', { name: 'Config', exact: true }).fill(`0x${'11'.repeat(32)}`)

  await page.getByText(reason).waitFor()
  expect(await sees(page.getByRole('group', { name: /^1\./ }).getByText(tier))).toBe(true)
})

test('who has an open proposal is led to it instead of writing a second', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const { path } = await propose({ title: 'First things first', body: '' }, { by: 'Clara' })

  await page.goto(`${webUrl}/proposals/new`)
  await connectAs(page, 'Clara')

  await page.getByText('Your last proposal is still being decided.').waitFor()
  expect(await page.getByRole('link', { name: 'your open proposal' }).getAttribute('href')).toBe(path)
})

test('a proposal shows the quorum and the approval that it takes itself', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const { id, path } = await propose({ title: 'What it takes', body: '' }, { by: 'Clara' })
  await sendAs('Bjorn', { contract: 'governor', method: 'castVote', args: [id, 1] })

  await page.goto(webUrl + path)

  await page.getByText(/100% of .* decided votes are for; 66.67% must be\./).waitFor()
  expect(await sees(page.getByText(/Quorum reached: .* of 200,000/))).toBe(true)
})

test('a proposer takes a proposal back before its vote opens', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await whileTimeStands(async () => {
    const { path } = await propose({ title: 'A second thought', body: '' }, { by: 'Bjorn', open: false })
    await page.goto(webUrl + path)
    await connectAs(page, 'Bjorn')

    await page.getByRole('button', { name: 'Review the cancellation' }).click()
    await signReview(page)
  })

  await page.getByText('Cancelled without a veto.').waitFor()
  expect(await sees(page.getByText('Its proposer took it back', { exact: false }))).toBe(true)
})

test('anyone cancels what somebody proposed who gave the votes away', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const { path } = await propose({ title: 'Left alone', body: '' }, { by: 'Bjorn' })
  await sendAs('Bjorn', { contract: 'token', method: 'delegate', args: [person('Clara').address] })
  await page.goto(webUrl + path)
  await connectAs(page, 'Astrid')

  await page.getByText(/no longer has the votes that it takes to propose/).waitFor()
  await page.getByRole('button', { name: 'Review the cancellation' }).click()
  await signReview(page)

  expect(await sees(page.getByText('Cancelled without a veto.'))).toBe(true)
  await sendAs('Bjorn', { contract: 'token', method: 'delegate', args: [person('Bjorn').address] })
})
