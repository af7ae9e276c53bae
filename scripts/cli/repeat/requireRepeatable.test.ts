import { type Config, parseConfig } from '@althing/proposals'
import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { model } from '../../devnet/trainingConfig.ts'
import { CliError } from '../cliError.ts'
import { requireRepeatable } from './requireRepeatable.ts'

let config: Config

beforeAll(async () => {
  config = parseConfig(await readFile(`${model}/config.json`))
})

function refusalOf(runtime: Partial<Config['runtime']>, trainerDigest = config.runtime.trainerDigest): unknown {
  try {
    return requireRepeatable({ ...config, runtime: { ...config.runtime, ...runtime } }, trainerDigest)
  } catch (error) {
    return error instanceof CliError ? [error.kind, error.message.split(':')[0]] : error
  }
}

it('lets a bit-exact training of this trainer through', () => {
  expect(refusalOf({})).toBeUndefined()
})

it('refuses an attested training, of whichever trainer', () => {
  expect(refusalOf({ reproducibility: 'attested' })).toEqual(['refused', 'runtime.reproducibility'])
  expect(refusalOf({ reproducibility: 'attested', profile: 'trl/1' })).toEqual(['refused', 'runtime.reproducibility'])
})

it('refuses a training of another release’s trainer, and names the one that is needed', () => {
  expect(refusalOf({}, 'ab'.repeat(32))).toEqual(['refused', 'runtime.trainerDigest'])
  expect(() => requireRepeatable(config, 'ab'.repeat(32))).toThrow(`whose trainer is ${config.runtime.trainerDigest}`)
})
