import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeConfig, parseConfig } from '@althing/proposals'
import type { Commitment } from '@althing/proposals'
import { root as checkout } from '../terminal/runCommand.ts'

/** Name of what the local DAO trains. */
export const lineage = 'solidity-modules'

/** The document that the local DAO's trainings follow: its config's settings and its order of actions. */
export const model = join(checkout, 'proposals/examples/02-approve-and-train')

export interface TrainingPlan {
  readonly name: string
  readonly base: Commitment
  readonly trainOn: readonly Commitment[]
  readonly evaluateOn: Commitment
  /** SHA-256 of the trainer, 64 hex digits. */
  readonly trainerDigest: string
}

/** The example's `ftc/1` config with this DAO's base model and data, in its canonical bytes. */
export async function writeTrainingConfig(plan: TrainingPlan): Promise<Uint8Array> {
  const { name, base, trainOn, evaluateOn, trainerDigest } = plan
  const example = parseConfig(await readFile(join(model, 'config.json')))
  const [dataset] = example.datasets
  const config = {
    ...example,
    name,
    baseModel: { uri: `ddm:${base.root}`, root: base.root, dirHash1: base.dirHash1.slice(2), license: 'MIT' },
    datasets: trainOn.map(({ root }) => ({ ...dataset, root })),
    evaluation: { ...example.evaluation, datasets: [{ root: evaluateOn.root, split: 'test' }] },
    runtime: { ...example.runtime, trainerDigest },
  }
  return encodeConfig(parseConfig(JSON.stringify(config)))
}
