import { CliError } from '../cliError.ts'
import type { CliIo } from '../cliIo.ts'

export interface ServiceFlags {
  readonly sequencer?: string
  readonly hub?: string
}

/**
 * Where signed messages go. There is no default: nobody's vote is sent to a third party unasked.
 * @throws CliError naming the flag and the variable.
 */
export function sequencerUrl({ sequencer }: ServiceFlags, { env }: CliIo): string {
  const url = sequencer ?? env['ALTHING_SEQUENCER_URL']
  if (url !== undefined) return httpUrl('--sequencer', url)
  throw new CliError(
    'usage',
    '--sequencer: found nothing, allowed a sequencer’s URL, such as https://seq.snapshot.org or ' +
      'https://testnet.seq.snapshot.org; ALTHING_SEQUENCER_URL works too',
  )
}

/** Where checks are read; left out, the hub that stands beside the sequencer. */
export function hubUrl(flags: ServiceFlags, io: CliIo): string {
  const url = flags.hub ?? io.env['ALTHING_HUB_URL']
  if (url !== undefined) return httpUrl('--hub', url)
  return sequencerUrl(flags, io).replace(/^(https:\/\/(?:testnet\.)?)seq\.(snapshot\.org)/, '$1hub.$2')
}

function httpUrl(flag: string, text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '')
  throw new CliError('input', `${flag}: found ${JSON.stringify(text)}, allowed an http:// or https:// URL`)
}
