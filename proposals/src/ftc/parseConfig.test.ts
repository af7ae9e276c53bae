import * as fc from 'fast-check'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { JsonError } from '../json/jsonError.ts'
import { ConfigError } from './configError.ts'
import { classificationDocument, dpoDocument, sftDocument, withValue } from './fixtures/configs.ts'
import { encodeConfig, hashConfig, parseConfig, parsePublishedConfig } from './parseConfig.ts'

const kinds = { sft: sftDocument, dpo: dpoDocument, classification: classificationDocument }
const root = (digit: string) => `0x${digit.repeat(64)}`

/** Paths that are refused; an empty list means that the document is accepted. */
function refusedPaths(document: unknown): string[] {
  try {
    parseConfig(JSON.stringify(document))
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.issues.map(({ path }) => path)
    if (error instanceof JsonError) return [error.path]
    throw error
  }
}

describe('the golden vector of ftc/1', () => {
  it('has the size and digest of the specification', async () => {
    const bytes = await readFile(new URL('golden/ftc-example.json', import.meta.url))
    expect(bytes.length).toBe(1751)
    const { config, digest } = parsePublishedConfig(bytes)
    expect(digest).toBe('0xf2ca409fddcf6889a020d2ed7973d6628c2b6b3b9e6f6b00023f782a9892d8fc')
    expect(hashConfig(config)).toBe(digest)
    expect(Buffer.compare(encodeConfig(config), bytes)).toBe(0)
  })
})

describe('parseConfig', () => {
  it.each(['sft', 'dpo', 'classification'] as const)('accepts a whole config for %s', (kind) => {
    expect(refusedPaths(kinds[kind]())).toEqual([])
  })

  it('reads the same config from any spacing and order of keys', () => {
    const document = sftDocument()
    const reversed = Object.fromEntries(Object.entries(document).toReversed())
    expect(hashConfig(parseConfig(JSON.stringify(reversed, null, 4)))).toBe(
      hashConfig(parseConfig(JSON.stringify(document))),
    )
  })

  it('asks for every field that has no alternative', () => {
    const optional = new Set(['baseModel.revision', 'limits.maxSpend', 'datasets.0.files'])
    const paths = [...leafPaths(sftDocument())].filter(
      (path) => !optional.has(path) && !/^datasets\.1|\.\d+$/.test(path),
    )
    expect(paths.length).toBeGreaterThan(55)
    for (const path of paths)
      expect([path, refusedPaths(withValue(sftDocument(), path, undefined)).length > 0]).toEqual([path, true])
  })

  it('refuses an unknown key at every level, by its path', () => {
    const objects = ['', ...objectPaths(sftDocument())]
    expect(objects.length).toBeGreaterThan(10)
    for (const path of objects) {
      const document = withValue(sftDocument(), path === '' ? 'command' : `${path}.command`, 'rm -rf /')
      const shown = path.replace(/\.(\d+)/g, '[$1]')
      expect(refusedPaths(document)).toEqual([shown === '' ? 'command' : `${shown}.command`])
    }
  })

  const refused: [string, unknown][] = [
    ['format', 'ftc/2'],
    ['name', 'Upper'],
    ['name', 'a'.repeat(64)],
    ['name', '-a'],
    ['name', 'a\n'],
    ['task', 'rlhf'],
    ['baseModel.uri', 'https://user:pass@example.org/model'],
    ['baseModel.uri', 'hf:../../etc'],
    ['baseModel.uri', 'hf:org/name@main'],
    ['baseModel.uri', 'file:///etc/passwd'],
    ['baseModel.revision', 'main'],
    ['baseModel.root', '0xABC'],
    ['baseModel.root', root('A')],
    ['baseModel.dirHash1', root('2')],
    ['baseModel.license', 'Do what you want'],
    ['datasets', []],
    ['datasets.0.root', '3'.repeat(64)],
    ['datasets.0.split', '../train'],
    ['datasets.0.files', []],
    ['datasets.0.files', ['../secret']],
    ['datasets.0.files', ['/etc/passwd']],
    ['datasets.0.files', ['a{b,c}']],
    ['datasets.0.format', 'alpaca'],
    ['datasets.0.columns', { text: 'text' }],
    ['datasets.0.columns.messages', '${HOME}'],
    ['datasets.0.columns.messages', ''],
    ['datasets.0.weight', 0],
    ['datasets.0.weight', -1],
    ['datasets.0.weight', '1'],
    ['evaluation.datasets', []],
    ['evaluation.metric', 'bleu'],
    ['evaluation.direction', 'up'],
    ['evaluation.minImprovement', 0.0000001],
    ['evaluation.minImprovement', null],
    ['evaluation.maxRegression', -0.1],
    ['evaluation.baseline', 'best'],
    ['evaluation.seed', -1],
    ['evaluation.seed', 4_294_967_296],
    ['method.type', 'prefix'],
    ['method.r', 0],
    ['method.r', 1.5],
    ['method.lora_alpha', 0],
    ['method.lora_dropout', 1],
    ['method.target_modules', []],
    ['method.target_modules', ['q_proj', 'q_proj']],
    ['method.target_modules', ['.*']],
    ['method.bias', 'some'],
    ['method.use_rslora', 'true'],
    ['method.use_dora', 1],
    ['method.init_lora_weights', 'loftq'],
    ['method.modules_to_save', 'lm_head'],
    ['training.learning_rate', 0],
    ['training.lr_scheduler_type', 'step'],
    ['training.warmup_steps', -1],
    ['training.num_train_epochs', 0],
    ['training.per_device_train_batch_size', 0],
    ['training.gradient_accumulation_steps', 2.5],
    ['training.max_length', 0],
    ['training.packing', 'yes'],
    ['training.completion_only_loss', null],
    ['training.weight_decay', -0.1],
    ['training.adam_beta1', 1],
    ['training.adam_beta2', -0.1],
    ['training.adam_epsilon', 0],
    ['training.max_grad_norm', -1],
    ['training.optim', 'lion'],
    ['training.seed', 0.5],
    ['training.data_seed', -1],
    ['training.gradient_checkpointing', 0],
    ['precision', 'fp8'],
    ['quantization', 'int4'],
    ['runtime.profile', 'bash/1'],
    ['runtime.trainerDigest', 'latest'],
    ['runtime.reproducibility', 'maybe'],
    ['runtime.maxSeconds', 0],
    ['runtime.minGpuMemGB', -1],
    ['runtime.nodes', 0],
    ['output.license', 'Apache 2'],
    ['output.artifact', 'pickle'],
    ['limits.maxTokens', 0],
    ['limits.maxSpend', '1 ether'],
    ['limits.maxSpend', 1],
  ]

  it.each(refused)('refuses %s = %j by its path, what was found and what is allowed', (path, value) => {
    const paths = refusedPaths(withValue(sftDocument(), path, value))
    const shown = path.replace(/\.(\d+)/g, '[$1]')
    expect(
      paths.some((found) => found === shown || found.startsWith(`${shown}[`) || found.startsWith(`${shown}.`)),
    ).toBe(true)
  })

  it('says field, found and allowed in one line each', () => {
    const document = withValue(withValue(sftDocument(), 'precision', 'fp8'), 'method.r', 0)
    expect(() => parseConfig(JSON.stringify(document))).toThrow(
      [
        'not an ftc/1 config',
        '  method.r: found 0, allowed a whole number from 1 to 1024',
        '  precision: found "fp8", allowed fp32 · bf16 · fp16',
      ].join('\n'),
    )
  })

  const crossed: [string, keyof typeof kinds, string, unknown, string][] = [
    ['hf: without a revision', 'sft', 'baseModel.revision', undefined, 'baseModel.revision'],
    ['ddm: with another root', 'classification', 'baseModel.uri', `ddm:${root('9')}`, 'baseModel.uri'],
    ['a root trained on twice', 'sft', 'datasets.1.root', root('3'), 'datasets[1].root'],
    [
      'a root that is trained and measured on',
      'sft',
      'evaluation.datasets.0.root',
      root('4'),
      'evaluation.datasets[0].root',
    ],
    ['a metric in the wrong direction', 'sft', 'evaluation.direction', 'max', 'evaluation.direction'],
    ['a metric of another task', 'sft', 'evaluation.metric', 'f1_macro', 'evaluation.metric'],
    ['epochs and steps', 'sft', 'training.max_steps', 10, 'training.max_steps'],
    ['neither epochs nor steps', 'sft', 'training.num_train_epochs', undefined, 'training.max_steps'],
    ['sft without packing', 'sft', 'training.packing', undefined, 'training.packing'],
    ['adamw without its betas', 'dpo', 'training.adam_beta2', undefined, 'training.adam_beta2'],
    ['dpo without beta', 'dpo', 'training.beta', undefined, 'training.beta'],
    ['beta outside of dpo', 'sft', 'training.beta', 0.1, 'training.beta'],
    ['quantised full training', 'sft', 'method', { type: 'full' }, 'quantization'],
    ['a full training that publishes an adapter', 'dpo', 'method', { type: 'full' }, 'output.artifact'],
    ['a linear probe of a language model', 'dpo', 'method', { type: 'linear_probe' }, 'method.type'],
    ['bit-exact PyTorch', 'sft', 'runtime.reproducibility', 'bit-exact', 'runtime.reproducibility'],
    ['bf16 in the embedded trainer', 'classification', 'precision', 'bf16', 'precision'],
    ['two nodes of the embedded trainer', 'classification', 'runtime.nodes', 2, 'runtime.nodes'],
  ]

  it.each(crossed)('refuses %s', (_what, kind, path, value, refusedAt) => {
    expect(refusedPaths(withValue(kinds[kind](), path, value))).toContain(refusedAt)
  })

  it('refuses a dataset whose format belongs to another task', () => {
    expect(refusedPaths({ ...dpoDocument(), task: 'classification' })).toContain('datasets[0].format')
  })

  it('refuses more than 256 KiB and more than 16 levels before it looks at anything', () => {
    expect(() => parseConfig(' '.repeat(262_145))).toThrow(JsonError)
    expect(() => parseConfig('['.repeat(17))).toThrow(JsonError)
  })

  it('throws only its own errors, whatever is done to a config', () => {
    const path = fc.constantFrom(...leafPaths(sftDocument()))
    fc.assert(
      fc.property(path, fc.jsonValue({ maxDepth: 2 }), (at, value) => {
        expect(refusedPaths(withValue(sftDocument(), at, value))).toBeInstanceOf(Array)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('parsePublishedConfig', () => {
  it('refuses the same config in other bytes: they are not what was voted on', () => {
    const config = parseConfig(JSON.stringify(sftDocument()))
    const pretty = new TextEncoder().encode(JSON.stringify(config, null, 2))
    expect(() => parsePublishedConfig(pretty)).toThrow(ConfigError)
    expect(parsePublishedConfig(encodeConfig(config)).digest).toBe(hashConfig(config))
  })
})

function* leafPaths(value: unknown, prefix = ''): Generator<string> {
  if (value === null || typeof value !== 'object') yield prefix
  else
    for (const [key, member] of Object.entries(value))
      yield* leafPaths(member, prefix === '' ? key : `${prefix}.${key}`)
}

function* objectPaths(value: unknown, prefix = ''): Generator<string> {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value) && prefix !== '') yield prefix
  for (const [key, member] of Object.entries(value))
    yield* objectPaths(member, prefix === '' ? key : `${prefix}.${key}`)
}
