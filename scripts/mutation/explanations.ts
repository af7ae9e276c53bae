import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../terminal/runCommand.ts'

/** Where people say why a survivor may live; kept apart from the results, which every run writes anew. */
export const EXPLANATIONS_FILE = 'test/contracts/survivors.json'

const explanationsSchema = z.object({
  format: z.literal('survivors/1'),
  survivors: z.array(
    z.object({
      key: z.string(),
      /** For people: `Contract.function [operator] from → to`. */
      mutant: z.string(),
      /** Why no test can, or need, notice it. */
      explanation: z.string().min(1),
    }),
  ),
})

/** Explanations by the mutant's key. */
export type Explanations = ReadonlyMap<string, string>

export async function readExplanations(): Promise<Explanations> {
  const content = await readFile(join(root, EXPLANATIONS_FILE), 'utf8')
  const { survivors } = explanationsSchema.parse(JSON.parse(content))
  return new Map(survivors.map(({ key, explanation }) => [key, explanation]))
}
