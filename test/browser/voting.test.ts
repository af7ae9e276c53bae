import { expect, inject, test } from 'vitest'
import { connectAs, signReview } from './support/people.ts'
import { propose } from './support/propose.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

test('a vote with a reason shows what is signed first, and is then counted', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const { id, path } = await propose({ title: 'Vote with a reason', body: '' })
  await page.goto(webUrl + path)
  await connectAs(page, 'Astrid')

  await page.getByRole('radio', { name: /^For/ }).check()
  await page.getByLabel('Reason').fill('It is <b>right</b>.')
  await page.getByRole('button', { name: 'Review your vote' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('castVoteWithReason(uint256, uint8, string)').waitFor()
  expect(await dialog.getByText(id, { exact: true }).isVisible()).toBe(true)
  expect(await dialog.getByText('It is <b>right</b>.', { exact: true }).isVisible()).toBe(true)
  await signReview(page)

  await page.getByText('You have voted.').waitFor()
  await page.getByText('“It is <b>right</b>.”').waitFor()
  await page.getByText('Quorum reached: 400,000 of 200,000').waitFor()
})

test('whoever had no votes at the snapshot is told so', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const { path } = await propose({ title: 'Nothing to vote with', body: '' })
  await page.goto(webUrl + path)

  await connectAs(page, 'Freya')

  expect(await sees(page.getByText('You have no voting power here.'))).toBe(true)
})

test('a vote can be cast with the keyboard alone', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const { path } = await propose({ title: 'Keys only', body: '' })
  await page.goto(webUrl + path)
  await page.getByRole('heading', { name: 'Keys only' }).waitFor()
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const { activeElement } = document
        const label = activeElement?.closest('label')?.textContent ?? ''
        return activeElement?.getAttribute('aria-label') ?? (label || (activeElement?.textContent ?? ''))
      })
      if (name.test(focused)) return
    }
    throw new Error(`Tab never reaches ${name}`)
  }

  await tabTo(/^Connect$/)
  await page.keyboard.press('Enter')
  await tabTo(/^C?Clara/)
  await page.keyboard.press('Enter')
  await page.getByText('You vote with 200,000.').waitFor()
  await tabTo(/^For/)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await tabTo(/Review your vote/)
  await page.keyboard.press('Enter')
  await tabTo(/Sign and send/)
  await page.keyboard.press('Enter')

  expect(await sees(page.getByText('You have voted.'))).toBe(true)
  await page
    .getByText('Against with 200,000')
    .or(page.getByText(/with 200,000/))
    .first()
    .waitFor()
})

test('votes are delegated after the address was shown in full', async () => {
  const { webUrl, deployment } = inject('stack')
  const { page } = await open()
  await page.goto(`${webUrl}/delegate`)
  await connectAs(page, 'Egil')

  await page.getByText('Your tokens do not vote yet.').waitFor()
  await page.getByLabel('Or to somebody else').fill('0x1234')
  await page.getByRole('button', { name: 'Review the delegation' }).click()
  await page.getByText(/Found “0x1234”/).waitFor()
  await page.getByRole('button', { name: 'Delegate to myself' }).click()
  await page.getByRole('dialog').getByText(deployment.contracts.token).waitFor()
  await signReview(page)

  expect(await sees(page.getByText('50,000 (5% of the supply)'))).toBe(true)
})
