import type { Config } from '@althing/proposals'
import { CliError } from '../cliError.ts'

/**
 * Refuses a config of which nobody promised that a second training gives the same bytes, and one that was approved for
 * another trainer than this checkout's.
 *
 * @param trainerDigest Of this checkout, 64 hex digits.
 */
export function requireRepeatable({ runtime }: Config, trainerDigest: string): void {
  if (runtime.reproducibility !== 'bit-exact') {
    throw new CliError(
      'refused',
      `runtime.reproducibility: found ${runtime.reproducibility}, allowed bit-exact. An attested training is not promised ` +
        'to give the same bytes twice: judge it by its evaluation, and by its attestation with `althing pull` and `verify`',
    )
  }
  if (runtime.profile !== 'embedded/1') {
    throw new CliError('refused', `runtime.profile: found ${runtime.profile}, allowed embedded/1, which trains here`)
  }
  if (runtime.trainerDigest !== trainerDigest) {
    throw new CliError(
      'refused',
      `runtime.trainerDigest: found ${runtime.trainerDigest}, allowed ${trainerDigest}, this checkout’s trainer. Check out ` +
        `the release whose trainer is ${runtime.trainerDigest} and repeat it there ` +
        '(relayer/src/trainer/README.md says how a checkout’s digest is shown)',
    )
  }
}
