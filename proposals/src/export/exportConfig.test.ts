import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { classificationDocument, dpoDocument, sftDocument, withValue } from '../ftc/fixtures/configs.ts'
import { parseConfig } from '../ftc/parseConfig.ts'
import { exportConfig, exportTargets } from './exportConfig.ts'
import { ExportError } from './exportError.ts'
import { toYaml } from './toYaml.ts'

const parseDocument = (document: unknown) => parseConfig(JSON.stringify(document))
const root = (digit: string) => `0x${digit.repeat(64)}`

/** As a pull would give them: the folders of the pulled version, with the files that they hold. */
const folders = {
  base: './base',
  datasets: {
    [root('3')]: {
      path: `./datasets/${root('3')}`,
      files: ['README.md', 'data/train-0.jsonl', 'data/train-1.jsonl', 'train.jsonl'],
    },
    [root('4')]: { path: `./datasets/${root('4')}`, files: ['data/test.jsonl', 'train.jsonl'] },
  },
}
const cluster = { proposalId: '42', sha256Sums: `${'a'.repeat(64)}  datasets/x/train.jsonl\n` }

describe('exportConfig', () => {
  it.each(['sft', 'dpo'] as const)('writes what each tool reads for %s', async (task) => {
    const config = parseDocument(task === 'sft' ? sftDocument() : dpoDocument())
    for (const target of exportTargets) {
      for (const { path, content } of exportConfig(config, { target, folders, cluster })) {
        await expect(content).toMatchFileSnapshot(`golden/${task}/${path}`)
      }
    }
  })

  it('names the base model on the Hub by its revision, where nothing was pulled', () => {
    const [file] = exportConfig(parseDocument(sftDocument()), { target: 'trl' })
    expect(parse(file?.content ?? '')).toMatchObject({
      model_name_or_path: 'org/base-7b',
      model_revision: 'a'.repeat(40),
    })
  })

  it('writes every training setting that was voted, under whatever name', () => {
    // Numbers that no tool has as its default: a setting that is left out cannot hide behind one.
    const document = sftDocument()
    const odd: Record<string, number> = {
      learning_rate: 0.000123,
      warmup_steps: 17,
      num_train_epochs: 3.25,
      per_device_train_batch_size: 13,
      gradient_accumulation_steps: 11,
      max_length: 1789,
      weight_decay: 0.0123,
      adam_beta1: 0.8765,
      adam_beta2: 0.9876,
      adam_epsilon: 3e-9,
      max_grad_norm: 0.77,
    }
    for (const [key, value] of Object.entries(odd)) withValue(document, `training.${key}`, value)
    const config = parseDocument(document)
    for (const target of ['trl', 'axolotl', 'llamafactory'] as const) {
      const [file] = exportConfig(config, { target, folders })
      const values = Object.values(Object(parse(file?.content ?? '')))
      for (const value of Object.values(odd))
        expect([target, values.includes(value) ? value : null]).toEqual([target, value])
    }
  })

  const refused: [string, (typeof exportTargets)[number], string, unknown, string][] = [
    [
      'an initialisation that TRL does not have',
      'trl',
      'method.init_lora_weights',
      'pissa',
      'method.init_lora_weights',
    ],
    ['trained biases', 'trl', 'method.bias', 'all', 'method.bias'],
    ['trained biases', 'axolotl', 'method.bias', 'lora_only', 'method.bias'],
    ['unequal weights', 'trl', 'datasets.1.weight', 2, 'datasets[1].weight'],
    ['unequal weights', 'axolotl', 'datasets.1.weight', 2, 'datasets[1].weight'],
    ['a seed of the data’s own', 'axolotl', 'training.data_seed', 43, 'training.data_seed'],
    ['a column by another name', 'trl', 'datasets.0.columns.messages', 'chat', 'columns.messages'],
    ['a fractional scale', 'llamafactory', 'method.lora_alpha', 1.5, 'method.lora_alpha'],
    ['a split without files', 'trainjob', 'datasets.1.split', 'validation', `files of ${root('4')}`],
  ]

  it.each(refused)('refuses %s instead of leaving it out (%s)', (_what, target, path, value, field) => {
    const config = parseDocument(withValue(sftDocument(), path, value))
    expect(() => exportConfig(config, { target, folders })).toThrow(expect.objectContaining({ field }))
  })

  it('turns unequal weights into probabilities where the tool has them', () => {
    const config = parseDocument(withValue(sftDocument(), 'datasets.1.weight', 3))
    const [file] = exportConfig(config, { target: 'llamafactory', folders })
    expect(parse(file?.content ?? '')).toMatchObject({
      dataset: 'dataset_0_0,dataset_0_1,dataset_1_0',
      mix_strategy: 'interleave_over',
      interleave_probs: '0.125,0.125,0.75',
    })
  })

  it.each(exportTargets)('has no form for a classifier in %s', (target) => {
    const config = parseDocument(classificationDocument())
    expect(() => exportConfig(config, { target, folders })).toThrow(ExportError)
  })

  it('asks LLaMA-Factory’s users to pull first: it reads no patterns', () => {
    expect(() => exportConfig(parseDocument(sftDocument()), { target: 'llamafactory' })).toThrow(ExportError)
  })

  it('puts nothing that was voted into the command of a TrainJob', () => {
    const config = parseDocument(withValue(sftDocument(), 'datasets.0.split', 'train'))
    const [file] = exportConfig(config, { target: 'trainjob', folders, cluster })
    const [, job] = parseAllDocuments(file?.content ?? '').map((document): unknown => document.toJS())
    expect(job).toMatchObject({
      spec: {
        trainer: {
          image: `ghcr.io/huggingface/trl@sha256:${'6'.repeat(64)}`,
          command: [
            'bash',
            '-c',
            'cd /workspace && sha256sum -c /config/SHA256SUMS && trl sft --config /config/trl.yaml',
          ],
        },
      },
    })
  })
})

describe('toYaml', () => {
  const hostile = [
    'yes',
    'null',
    '~',
    '1e3',
    '0x1F',
    '12:30',
    '- a',
    '#',
    '!!python/object',
    '&a',
    '*a',
    '{a: 1}',
    '%',
    '"',
    "'",
    '\n',
    '\t',
    ': ',
    '=',
    '<<',
    '\u2028',
    '\u0085',
    '💥',
    '\u0000',
    '...',
    '---\n',
  ]

  it.each(['1.1', '1.2'] as const)('is read back as what was written, by readers of YAML %s', (version) => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' })),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (text, number) => {
          const value = { key: text, list: [text], number: number + 0 }
          expect(parse(toYaml(value), { version, merge: true })).toEqual(value)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('writes no exponent, which readers of YAML 1.1 take for text', () => {
    expect(toYaml([1e-7, 1.5e-9, 5e-324 * 2 ** 60, 2e21, -1e-7])).not.toMatch(/e/)
    expect(toYaml({ a: 1.5e-9 })).toBe('a: 0.0000000015\n')
    expect(toYaml({ a: 1.25e21 })).toBe('a: 1250000000000000000000\n')
  })
})
