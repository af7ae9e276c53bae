import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { codeHashOfAll } from '../solidity/codeHash.ts'
import { root } from '../terminal/runCommand.ts'
import type { Verdict } from './judge.ts'
import type { Mutant } from './mutant.ts'
import type { Subject } from './subject.ts'

/** Verdicts that were reached before, so that a run that was stopped goes on where it was. */
export interface Journal {
  readonly verdicts: ReadonlyMap<string, Verdict>
  record(mutant: Mutant, verdict: Verdict): Promise<void>
}

const entrySchema = z.object({
  key: z.string(),
  outcome: z.enum(['killed', 'survived', 'equivalent', 'invalid']),
  by: z.string().optional(),
})

/** The journal of these contracts and tests; any change of the code of any of them begins another. */
export async function openJournal({ contracts, tests }: Subject): Promise<Journal> {
  const hash = codeHashOfAll(new Map([...contracts, ...tests]))
  const file = join(root, 'node_modules/.cache/althing/mutation', `${hash.slice(0, 16)}.jsonl`)
  const content = await readFile(file, 'utf8').catch(() => '')
  const verdicts = new Map<string, Verdict>()
  for (const line of content.split('\n').filter(Boolean)) {
    const { key, outcome, by } = entrySchema.parse(JSON.parse(line))
    verdicts.set(key, by === undefined ? { outcome } : { outcome, by })
  }
  await mkdir(dirname(file), { recursive: true })
  return { verdicts, record: ({ key }, verdict) => appendFile(file, `${JSON.stringify({ key, ...verdict })}\n`) }
}
