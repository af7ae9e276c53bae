/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { launchChromium } from '../../support/chromium.ts'

/** What no page may ever do: each is a sentence. */
export type Misdeeds = string[]

export type Visit = { page: Page; misdeeds: Misdeeds }

/** A browser for the tests of one file; after each test every page is closed and must have behaved. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<Visit> {
  let browser: Browser
  const visits: Visit[] = []
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())
  afterEach(async ({ task }) => {
    const found = visits.splice(0)
    if (task.result?.state === 'fail') await keepScreenshots(task.name, found)
    await Promise.all(found.map(({ page }) => page.context().close()))
    expect(found.flatMap(({ misdeeds }) => misdeeds)).toEqual([])
  })
  return async (options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    const misdeeds: Misdeeds = []
    await watch(page, misdeeds)
    const visit = { page, misdeeds }
    visits.push(visit)
    return visit
  }
}

/** Pictures of a failure, where a folder for them is named. */
async function keepScreenshots(test: string, visits: readonly Visit[]): Promise<void> {
  const folder = process.env['ALTHING_SCREENSHOTS']
  if (folder === undefined) return
  const name = test.replaceAll(/[^a-z0-9]+/gi, '-')
  await Promise.all(visits.map(({ page }, index) => page.screenshot({ path: `${folder}/${name}-${index}.png` })))
}

/** Listens for errors, blocked content and requests to anybody but our own three servers. */
async function watch(page: Page, misdeeds: Misdeeds): Promise<void> {
  const { webUrl, webUrlWithoutApi, apiUrl, rpcUrl } = inject('stack')
  const ours = new Set(
    [webUrl, webUrlWithoutApi, apiUrl, rpcUrl, 'http://127.0.0.1:9'].map((url) => new URL(url).origin),
  )
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!/^(?:data|blob):$/.test(url.protocol) && !ours.has(url.origin)) misdeeds.push(`request to ${url.href}`)
  })
  await page.exposeBinding('tell', (_source, sentence: string) => void misdeeds.push(sentence))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      Reflect.get(window, 'tell')(`policy ${violatedDirective} violated by ${blockedURI}`),
    )
  })
}
