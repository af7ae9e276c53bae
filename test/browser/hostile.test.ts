import { asHex } from '@althing/proposals'
import { getAddress } from 'ethers'
import { expect, inject, test } from 'vitest'
import { connectAs, signReview } from './support/people.ts'
import { propose } from './support/propose.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

const hostileBody = [
  '<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>',
  '![pixel](https://tracker.example/pixel.png)',
  '[click](javascript:alert(1)) [data](data:text/html,<script>alert(1)</script>) [half](//evil.example/x)',
  '[bank](https://user:pass@bank.example/) [fine](https://example.org/page)',
  '<iframe src="https://evil.example"></iframe><style>*{display:none}</style><base href="https://evil.example">',
  `${'*'.repeat(2_000)}${'['.repeat(4_000)}${'`'.repeat(1_001)}`,
].join('\n\n')

test('a hostile description is text: no script, no image, no request, and only harmless links', async () => {
  const { webUrl } = inject('stack')
  const { page, misdeeds } = await open()
  const { path } = await propose({ title: '<img src=x onerror=alert(1)> \u202Etxet', body: hostileBody })

  await page.goto(webUrl + path)
  await page.getByText('<script>alert(1)</script>').first().waitFor()

  expect(await page.locator('main img, main iframe, main script, main style, main base').count()).toBe(0)
  const links = await page.locator('.prose a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(links).toEqual(['https://example.org/page'])
  expect(misdeeds).toEqual([])
})

test('a call that nobody understands is said to be so, with its target and bytes in full', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  const call = { target: '0x000000000000000000000000000000000000dEaD', calldata: '0xdeadbeef00' } as const
  const { path } = await propose({ title: 'Trust me', body: 'This only fixes a typo.' }, { call })

  await page.goto(webUrl + path)

  await page.getByText('Nobody can tell from here what this does.').waitFor()
  expect(await sees(page.getByText(call.calldata, { exact: true }))).toBe(true)
  expect(await sees(page.locator('.call .address').getByText(call.target))).toBe(true)
})

test('a target that only looks like one of our contracts is flagged', async () => {
  const { webUrl, deployment } = inject('stack')
  const { page } = await open()
  const { token } = deployment.contracts
  const target = asHex(getAddress(`${token.slice(0, 6)}${'0'.repeat(32)}${token.slice(-4)}`.toLowerCase()))
  const { path } = await propose({ title: 'Looks familiar', body: '' }, { call: { target, calldata: '0x095ea7b3' } })

  await page.goto(webUrl + path)

  expect(await sees(page.getByText(`Looks like token (${token}), but is another account.`))).toBe(true)
})

test('a proposal that the relayer delivers with other bytes is not shown', async () => {
  const { webUrl, apiUrl } = inject('stack')
  const { page } = await open()
  const call = { target: '0x000000000000000000000000000000000000dEaD', calldata: '0xfeedbeef01' } as const
  const { id, path } = await propose({ title: 'What was proposed', body: '' }, { call })
  await page.route(`${apiUrl}/v1/proposals/${id}`, async (route) => {
    const response = await route.fetch()
    const delivered = (await response.text()).replace(call.calldata, '0x00000000ff').replace('proposed', 'delivered')
    await route.fulfill({ response, body: delivered })
  })

  await page.goto(webUrl + path)

  expect(await sees(page.getByText('What was delivered is not what this id stands for. It is not shown.'))).toBe(true)
  expect(await page.getByText('What was delivered', { exact: true }).count()).toBe(0)
  expect(await page.getByText('0x00000000ff').count()).toBe(0)
})

test('a hostile dataset card and URI stay text', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await page.goto(`${webUrl}/datasets/submit`)
  await connectAs(page, 'Egil')
  const files = [{ name: 'data.csv', mimeType: 'text/csv', buffer: Buffer.from('text,label\na,b\n') }]
  await page.getByLabel('Or single files').setInputFiles(files)
  await page.getByLabel('Title').fill('<img src=https://tracker.example/p.png onerror=alert(1)>')
  await page.getByLabel('Licence').fill('MIT')
  await page.getByLabel('Creator').fill('<script>alert(1)</script>')
  await page.getByLabel('Homepage').fill('https://example.org/')
  await page.getByLabel('Description').fill(hostileBody.slice(0, 500))
  await page.getByLabel(/Where the bytes are/).fill('javascript:alert(document.domain)')
  await page.getByRole('button', { name: 'Review the submission' }).click()
  await signReview(page)
  await page.getByText('Every byte is stored and verified.').waitFor({ timeout: 60_000 })

  await page.getByRole('link', { name: 'Its page' }).click()

  await page.getByRole('heading', { name: '<img src=https://tracker.example/p.png' }).waitFor()
  expect(await page.locator('main a[href^="javascript:"]').count()).toBe(0)
  expect(await page.locator('main img').count()).toBe(0)
})
