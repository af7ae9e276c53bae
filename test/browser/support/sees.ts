import { errors, type Locator } from 'playwright-core'

/** Whether what is looked for shows up in time; `timeout` in ms where the default is too short. */
export async function sees(locator: Locator, options: { timeout?: number } = {}): Promise<boolean> {
  try {
    await locator.first().waitFor(options)
    return true
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false
    throw error
  }
}
