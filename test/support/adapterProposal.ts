import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Commitment,
  type Config,
  configIdOf,
  encodeConfig,
  type Hex,
  onChainConfigOf,
  parseActions,
  parseConfig,
} from '@althing/proposals'
import { sftDocument } from '../../proposals/src/ftc/fixtures/configs.ts'
import type { CorpusFolder } from '../../scripts/corpus/writeCorpus.ts'
import type { Contribution, ProposalDraft } from '../../scripts/devnet/proposalFolder.ts'

/** Name of the language model that the adapters are trained on. */
const lineage = 'helpdesk'

/** A folder as language models are published: a config and weights, here of two numbers. */
export async function writeLanguageModel(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'config.json'), '{"architectures":["LlamaForCausalLM"],"model_type":"llama"}\n')
  const header = Buffer.from('{"weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}     ')
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  await writeFile(join(dir, 'model.safetensors'), Buffer.concat([length, header, Buffer.alloc(8, 1)]))
  return dir
}

/** A `prompt_completion` dataset of one split. */
export async function writeAnswers(dir: string, split: string, answers: Readonly<Record<string, string>>) {
  await mkdir(join(dir, 'data'), { recursive: true })
  const rows = Object.entries(answers).map(([prompt, completion]) => `${JSON.stringify({ prompt, completion })}\n`)
  await writeFile(join(dir, 'README.md'), '# Answers\n')
  await writeFile(join(dir, `data/${split}.jsonl`), rows.join(''))
  return {
    dir,
    title: split,
    description: 'Questions and answers',
    license: 'CC0-1.0',
    rows: rows.length,
  } satisfies CorpusFolder
}

export interface AdapterPlan {
  readonly name: string
  readonly base: Commitment
  readonly trainOn: readonly Contribution[]
  readonly evaluateOn: Contribution
}

/** A LoRA adapter for the base, its settings those of the kernel's own fixture. */
function adapterConfig({ name, base, trainOn, evaluateOn }: AdapterPlan): Config {
  const document = sftDocument()
  const set = { split: 'train', format: 'prompt_completion', columns: { prompt: 'prompt', completion: 'completion' } }
  const { root } = base
  return parseConfig(
    JSON.stringify({
      ...document,
      name,
      baseModel: { uri: `ddm:${root}`, root, dirHash1: base.dirHash1.slice(2), license: 'MIT' },
      datasets: trainOn.map(({ commitment }) => ({ ...set, root: commitment.root, weight: 1 })),
      evaluation: {
        ...Object(document['evaluation']),
        datasets: [{ root: evaluateOn.commitment.root, split: 'test' }],
      },
    }),
  )
}

/** One decision: the base as a lineage, the data, and every config. With the id that each config will have, in order. */
export function adapterDraft(plans: readonly AdapterPlan[]): { draft: ProposalDraft; configIds: readonly Hex[] } {
  const [first] = plans
  if (first === undefined) throw new RangeError('a decision needs a plan')
  const sets = new Map(plans.flatMap(setsOf).map((set) => [set.commitment.root, set]))
  const configs = plans.map(adapterConfig)
  const approvals = plans.map((plan) => ({
    type: 'config.approve',
    lineage,
    config: `${plan.name}.json`,
    contributors: Object.fromEntries(setsOf(plan).map(({ commitment, contributor }) => [commitment.root, contributor])),
  }))
  const actions = [
    { type: 'lineage.create', name: lineage, base: first.base },
    ...[...sets.values()].map(({ commitment: { root }, contributor }) => ({
      type: 'dataset.approve',
      dataset: { contributor, root },
    })),
    ...approvals,
  ]
  const files = Object.fromEntries(configs.map((config) => [`${config.name}.json`, encodeConfig(config)]))
  return {
    draft: { title: `Adapters of ${lineage}`, body: 'Approves the data and the configs.', actions, files },
    configIds: approvals.map((approval, index) => configIdIn(approval, configs[index])),
  }
}

function setsOf({ trainOn, evaluateOn }: AdapterPlan): readonly Contribution[] {
  return [...trainOn, evaluateOn]
}

function configIdIn(approval: object, config: Config | undefined): Hex {
  const [action] = parseActions(JSON.stringify({ format: 'actions/1', actions: [approval] })).actions
  if (action?.type !== 'config.approve' || config === undefined) throw new RangeError('not an approval')
  return configIdOf(onChainConfigOf(action, config))
}
