import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseConfig } from '@althing/proposals'
import { trainerDigest } from '@althing/relayer'
import { expect, test } from 'vitest'
import { readRecipe } from '../../relayer/src/trainer/embedded/recipe.ts'

const examples = join(import.meta.dirname, '../../proposals/examples')
const paths = (await readdir(examples, { recursive: true })).filter((path) => path.endsWith('config.json'))

test.each(paths.toSorted())('the trainer of this checkout honours %s', async (path) => {
  const config = parseConfig(await readFile(join(examples, path)))

  expect(config.runtime.trainerDigest, `${dirname(path)} names another trainer: see trainerDigest()`).toBe(
    await trainerDigest(),
  )
  expect(readRecipe(config).rate).toBe(config.training.learning_rate)
})
