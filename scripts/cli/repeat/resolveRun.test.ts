import { lineageIdOf } from '@althing/proposals'
import { expect, it } from 'vitest'
import { CliError } from '../cliError.ts'
import { parseRepeatTarget } from './resolveRun.ts'

it('takes a short number for a run, and a name or a long number for a lineage', () => {
  const lineage = lineageIdOf('animals')
  expect(parseRepeatTarget('7')).toEqual({ runId: 7n })
  expect(parseRepeatTarget('animals')).toEqual({ lineage })
  expect(parseRepeatTarget(String(lineage))).toEqual({ lineage })
})

it.each(['', '-1', '0x1', '1.5', 'Animals', '../animals', '1'.repeat(79)])('takes %j for nothing', (text) => {
  expect(() => parseRepeatTarget(text)).toThrow(CliError)
})
