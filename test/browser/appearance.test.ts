import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { connectAs } from './support/people.ts'
import { propose } from './support/propose.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()
const screens = [
  '/',
  '/proposals',
  '/proposals/new',
  '/proposals/new?action=governor.setTiers',
  '/datasets',
  '/datasets/submit',
  '/models',
  '/runs',
  '/delegate',
  '/trust',
  '/council',
  `/reviews/0x${'ab'.repeat(32)}`,
]

test.each([320, 360, 412])('no screen is wider than a phone of %i pixels', async (width) => {
  const { webUrl, submittedDataset } = inject('stack')
  const { page } = await open({ viewport: { width, height: 740 }, isMobile: true, hasTouch: true })
  const { path } = await propose({ title: `Wider than ${width}`, body: `\`${'x'.repeat(300)}\`` })
  const all = [...screens, path, `/datasets/${submittedDataset}`, '/models/solidity-modules']
  // A member of the council sees every form.
  await page.goto(webUrl)
  await connectAs(page, 'Gunnar')

  const widths: Record<string, number> = {}
  for (const screen of all) {
    await page.goto(webUrl + screen)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
    widths[screen] = await page.evaluate(() => document.documentElement.scrollWidth)
  }

  expect(widths).toEqual(Object.fromEntries(all.map((screen) => [screen, width])))
})

test('the system’s theme is followed until somebody chooses, and the choice is kept', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open({ colorScheme: 'dark' })
  await page.goto(webUrl)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const dark = await ground(page)

  await page.getByRole('button', { name: 'Use the light theme' }).click()
  const chosen = await ground(page)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()

  expect(await ground(page)).toBe(chosen)
  expect(chosen).not.toBe(dark)
})

test.each(['light', 'dark'] as const)('text is readable in the %s theme', async (colorScheme) => {
  const { webUrl } = inject('stack')
  const { page } = await open({ colorScheme })
  await page.goto(`${webUrl}/proposals`)
  await page.getByRole('heading', { level: 1 }).waitFor()

  const ratios = await page.evaluate(contrastOfTokens)

  const tooFaint = Object.entries(ratios).filter(([, ratio]) => ratio < 4.5)
  expect(tooFaint).toEqual([])
})

test('the first Tab leads to the content, and focus is visible', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await page.goto(`${webUrl}/proposals`)
  await page.getByRole('heading', { level: 1 }).waitFor()

  await page.keyboard.press('Tab')

  const focused = page.locator(':focus')
  expect(await focused.textContent()).toBe('Skip to the content')
  expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none')
})

function ground(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
}

/** Runs in the page: WCAG contrast of every text token on every ground that it stands on. */
function contrastOfTokens(): Record<string, number> {
  const style = getComputedStyle(document.documentElement)
  const luminance = (token: string) => {
    const hex = style.getPropertyValue(token).trim().slice(1)
    const [r = 0, g = 0, b = 0] = [0, 2, 4]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.039_28 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const texts = ['--ink', '--ink-soft', '--accent', '--lava', '--lichen']
  const grounds = ['--ground', '--surface']
  const pairs = [
    ...texts.flatMap((text) => grounds.map((back) => [text, back] as const)),
    ['--ink', '--lava-wash'] as const,
    ['--ink', '--lichen-wash'] as const,
    ['--ink', '--accent-wash'] as const,
    ['--accent-ink', '--accent'] as const,
    ['--ink-soft', '--sunken'] as const,
  ]
  return Object.fromEntries(
    pairs.map(([text, back]) => {
      const [light, dark] = [luminance(text), luminance(back)].toSorted((a, b) => b - a)
      return [`${text} on ${back}`, ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)]
    }),
  )
}
