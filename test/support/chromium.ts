import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** Browsers that are used if they are installed. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Nothing of the browser's own may go out: only what the page under test asks for. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
]

/** A real Chromium: the one named by ALTHING_CHROMIUM, an installed one, or the one that npm brought. */
export async function launchChromium(): Promise<Browser> {
  const own = process.env['ALTHING_CHROMIUM'] ?? installed.find((path) => existsSync(path))
  const sandbox = process.getuid?.() === 0 || own === undefined ? ['--no-sandbox'] : []
  return chromium.launch({
    executablePath: own ?? (await sparticuz.executablePath()),
    args: own === undefined ? [...sparticuz.args.filter(isWanted), ...quiet, ...sandbox] : [...quiet, ...sandbox],
  })
}

/** Flags of the packaged browser that would make the page see something other than a user's browser does. */
function isWanted(flag: string): boolean {
  return !/^--(?:disable-web-security|allow-running-insecure-content|single-process|headless|window-size)/.test(flag)
}
