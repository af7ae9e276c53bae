import { expect, inject, test } from 'vitest'
import { connectAs, leaveAs, signMessage, signReview } from './support/people.ts'
import { propose } from './support/propose.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

test('two members sign a veto one after the other, and the proposal is stopped', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const { path } = await propose({ title: 'What the council stops', body: '' }, { by: 'Bjorn' })
  await page.goto(webUrl + path)
  await connectAs(page, 'Gunnar')

  await page.getByRole('textbox', { name: 'Reason' }).fill('It hides what it does.')
  await page.getByRole('button', { name: 'Begin a veto' }).click()
  await page.getByRole('button', { name: 'Sign it' }).click()
  await signMessage(page)
  await page.getByText('1 of 2 signatures').waitFor()
  await leaveAs(page, 'Gunnar')
  await connectAs(page, 'Hilda')
  await page.getByRole('button', { name: 'Sign it' }).click()
  await signMessage(page)
  await page.getByRole('button', { name: 'Bring it to the council' }).click()
  await signReview(page)

  await page.getByText('The council vetoed it.').waitFor()
  expect(await sees(page.getByRole('link', { name: 'declare the same calls beyond any veto' }))).toBe(true)
})

test('a pause that was begun elsewhere is opened, signed and brought to the council', async () => {
  const { webUrl } = inject('stack')
  const first = await open()
  const second = await open()
  const subject = `0x${'a5'.repeat(32)}`
  await first.page.goto(`${webUrl}/council?pause=${subject}`)
  await connectAs(first.page, 'Gunnar')
  await first.page.getByRole('textbox', { name: 'Reason' }).fill('Somebody says that it names people.')
  await first.page.getByRole('button', { name: 'Begin a pause' }).click()
  await first.page.getByRole('button', { name: 'Sign it' }).click()
  await signMessage(first.page)
  const [download] = await Promise.all([
    first.page.waitForEvent('download'),
    first.page.getByRole('button', { name: 'Save it for the next member' }).click(),
  ])

  await second.page.goto(`${webUrl}/council`)
  await connectAs(second.page, 'Ivar')
  await second.page.getByText('Open what another member signed').click()
  await second.page.getByLabel('Or its text').fill('{"format":"council-act/2"}')
  await second.page.getByRole('button', { name: 'Open it' }).click()
  await second.page.getByText('This is no act of a council.', { exact: false }).waitFor()
  await second.page.getByLabel('File').setInputFiles(await download.path())
  await second.page.getByRole('button', { name: 'Sign it' }).click()
  await signMessage(second.page)
  await second.page.getByRole('button', { name: 'Bring it to the council' }).click()
  await signReview(second.page)

  expect(await sees(second.page.getByRole('listitem').filter({ hasText: subject }).getByText('Paused'))).toBe(true)
})
