import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from 'vite'
import { manyAnimals } from '../../relayer/src/trainer/fixtures/animals.ts'
import { createTemporaryFolder, createTraining } from '../../relayer/src/trainer/fixtures/createTraining.ts'
import { launchChromium } from '../support/chromium.ts'
import { type SerializedTraining, type TrainingDigests, trainSerialized } from '../support/trainerPage.ts'

/** What the script defines in the page. */
declare const trainerPage: { trainSerialized: typeof trainSerialized }

const trainer = join(import.meta.dirname, '../../relayer/src/trainer')

test('Chromium trains to the same bytes as Node', async () => {
  await using folder = await createTemporaryFolder()
  const training = await serialize(folder.path)

  const here = await trainSerialized(training)
  const there = await trainInChromium(training)

  expect(there).toEqual(here)
  expect(Object.keys(here.files).toSorted()).toEqual(['README.md', 'config.json', 'labels.json', 'model.safetensors'])
  expect(here.checkpoints).toHaveLength(16)
})

async function serialize(dir: string): Promise<SerializedTraining> {
  const spec = await createTraining(dir, { ...manyAnimals, training: { num_train_epochs: 5 } })
  return {
    config: await readFile(spec.config, 'utf8'),
    configDigest: spec.configDigest,
    kernel: await readFile(join(trainer, 'embedded/kernel.wasm'), 'base64'),
    base: await readFiles(spec.base.dir),
    folders: await Promise.all(
      spec.datasets.map(async ({ root, dir: from }) => ({ root, files: await readFiles(from) })),
    ),
  }
}

async function readFiles(dir: string): Promise<SerializedTraining['base']> {
  const paths = (await readdir(dir)).toSorted()
  return Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(join(dir, path), 'base64') })))
}

async function trainInChromium(training: SerializedTraining): Promise<TrainingDigests> {
  const script = await bundle(join(import.meta.dirname, '../support/trainerPage.ts'))
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.route('http://localhost/**', (route) =>
      route.request().url().endsWith('/trainer.js')
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><title>Trainer</title><script src="/trainer.js"></script>',
          }),
    )
    await page.goto('http://localhost/')
    return await page.evaluate((input) => trainerPage.trainSerialized(input), training)
  } finally {
    await browser.close()
  }
}

/** One script with everything in it. */
async function bundle(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'trainerPage' } },
  })
  const [result] = [output].flat()
  const chunk = result && 'output' in result ? result.output.find((part) => part.type === 'chunk') : undefined
  if (!chunk) throw new Error('Vite wrote no script')
  return chunk.code
}
