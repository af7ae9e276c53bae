import type { Page } from 'playwright-core'

/** Steps into the role of a seeded person, through the app's own dialog. */
export async function connectAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect' }).click()
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await page.getByRole('button', { name: `${name} connected` }).waitFor()
}

/** Signs what the review dialog shows and waits until it is mined. */
export async function signReview(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Sign and send' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Signs the message that the dialog shows; nothing is sent. */
export async function signMessage(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).click()
}

/** Leaves the role that somebody stepped into. */
export async function leaveAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `${name} connected` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('button', { name: 'Connect' }).waitFor()
}
