import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { emptyModel, encodeModel } from './embedded/model.ts'

const readme = `# hashed-linear/1, untrained

The base model of family \`hashed-linear/1\`: multinomial logistic regression over hashed words, pairs of words and
character 4-grams. It knows no label; a training adds \`labels.json\` and \`model.safetensors\`.
`

/**
 * Writes the folder of the untrained base model of `hashed-linear/1`.
 *
 * @param dir Is created; files of the same names are overwritten with the same bytes.
 */
export async function createBaseModel(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'README.md'), readme)
  for (const { path, bytes } of encodeModel(emptyModel)) await writeFile(join(dir, path), bytes)
}
