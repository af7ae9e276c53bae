import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asHex, datasetIdOf, parseActions } from '@althing/proposals'
import type { Commitment, Hex } from '@althing/proposals'
import { lineage, model } from './trainingConfig.ts'

/** A proposal's document before it is a folder. */
export interface ProposalDraft {
  readonly title: string
  readonly body: string
  readonly actions: readonly Readonly<Record<string, unknown>>[]
  /** Files that the actions name. */
  readonly files?: Readonly<Record<string, Uint8Array>>
}

/** A dataset with who contributed it. */
export interface Contribution {
  readonly contributor: string
  readonly commitment: Commitment
}

/** Writes `proposal.md`, `actions.json` and the files beside them, as a person would; `althing propose` reads it. */
export async function writeProposal(dir: string, { title, body, actions, files = {} }: ProposalDraft): Promise<string> {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'proposal.md'), `# ${title}\n\n${body}\n`)
  await writeFile(join(dir, 'actions.json'), `${JSON.stringify({ format: 'actions/1', actions }, null, 2)}\n`)
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(dir, name), bytes)
  return dir
}

/** The DAO's first decision: what is trained, who trains, what it is measured on. */
export function foundingDraft(plan: { base: Commitment; trainer: string; evaluation: Contribution }): ProposalDraft {
  return {
    title: `Found the lineage ${lineage}`,
    body: 'Names the base model, admits a trainer, and approves the held-out set that every version is measured on.',
    actions: [
      { type: 'lineage.create', name: lineage, base: plan.base },
      { type: 'trainer.set', trainer: plan.trainer, admitted: true },
      { type: 'dataset.approve', dataset: referTo(plan.evaluation) },
    ],
  }
}

export interface TrainingDraft {
  readonly title: string
  readonly body: string
  readonly config: Uint8Array
  /** Datasets that this same proposal approves. */
  readonly approve: readonly Contribution[]
  /** Every dataset that the config names, those included. */
  readonly datasets: readonly Contribution[]
}

/**
 * Approve data, approve the config that uses it, authorise one run: one batch, all or nothing. Follows the actions of
 * `proposals/examples/02-approve-and-train`, with this data.
 */
export async function trainingDraft({ title, body, config, approve, datasets }: TrainingDraft): Promise<ProposalDraft> {
  const example = parseActions(await readFile(join(model, 'actions.json')))
  const contributors = Object.fromEntries(datasets.map(({ commitment, contributor }) => [commitment.root, contributor]))
  const actions = example.actions.flatMap((action): Record<string, unknown>[] => {
    if (action.type === 'dataset.approve') return approve.map((one) => ({ ...action, dataset: referTo(one) }))
    return [action.type === 'config.approve' ? { ...action, lineage, contributors } : action]
  })
  return { title, body, actions, files: { 'config.json': config } }
}

export function idOf({ contributor, commitment }: Contribution): Hex {
  return datasetIdOf(asHex(contributor), commitment.root)
}

function referTo({ contributor, commitment }: Contribution) {
  return { contributor, root: commitment.root }
}
