import { parseRuntimeConfig, type RuntimeConfig, RuntimeConfigError } from './runtimeConfig.ts'

/** Fetches and reads `/althing.json`. */
export async function loadRuntimeConfig(): Promise<RuntimeConfig> {
  const answer = await fetch('/althing.json', { cache: 'no-store' })
  if (!answer.ok) throw new RuntimeConfigError(`/althing.json: found status ${answer.status}, allowed 200`)
  try {
    return parseRuntimeConfig(await answer.json())
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new RuntimeConfigError('/althing.json is not JSON.', { cause })
    throw cause
  }
}
