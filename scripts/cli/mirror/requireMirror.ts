import { setTimeout as sleep } from 'node:timers/promises'
import { CliError } from '../cliError.ts'
import { createMirror, type Mirror } from './mirror.ts'

/** The mirror of the connection's API, which the calling command cannot do without. */
export function requireMirror(apiUrl: string | null): Mirror {
  if (apiUrl === null) {
    throw new CliError('usage', '--api: found nothing, allowed the address of a relayer (or set ALTHING_API_URL)')
  }
  return createMirror(apiUrl, { sleep: async (milliseconds) => await sleep(milliseconds) })
}
