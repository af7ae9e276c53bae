import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  asHex,
  commitmentOf,
  configIdOf,
  onChainConfigOf,
  parseConfig,
  runStatusNames,
  trainingRunsAbi,
  type Action,
  type Config,
  type Hex,
  type Manifest,
} from '@althing/proposals'
import { hashFolder } from '@althing/relayer/hashFolder'
import { Contract } from 'ethers'
import { person } from '../../scripts/devnet/people.ts'
import { sendCall } from '../../scripts/governor/contractCalls.ts'
import { sendSubmission } from '../../scripts/governor/sendSubmission.ts'
import { animals } from '../../relayer/src/trainer/fixtures/animals.ts'
import { createTraining, type TrainingOptions } from '../../relayer/src/trainer/fixtures/createTraining.ts'
import { actionsOf, createDecisions, holders, type Decisions } from './decisions.ts'
import { startLocalAlthing, type LocalAlthing, type LocalAlthingOptions } from './localAlthing.ts'

/** A folder on this machine with what commits to it. */
export interface Folder {
  readonly dir: string
  readonly manifest: Manifest
}

/** A local Althing with delegated votes, a trainer, a base model, and the datasets and config of a training of a moment. */
export interface SmallDao extends LocalAlthing, Decisions {
  readonly config: Config
  readonly configBytes: Uint8Array
  /** Every folder that a run needs: base, training sets, evaluation sets. */
  readonly folders: readonly Folder[]
  /** The decision that authorises one run of the config, once it is approved. */
  readonly authorize: readonly Action[]
  /** Name of a run's status at the latest block. */
  runStatus(runId: bigint): Promise<string>
}

export const lineageName = 'animals'

/** Starts the DAO up to the point where one more decision authorises a run. */
export async function startSmallDao(
  options: { training?: Partial<TrainingOptions> } & Pick<LocalAlthingOptions, 'chainId' | 'juryPeriod'> = {},
): Promise<SmallDao> {
  const { training: ofTraining, ...ofChain } = options
  const althing = await startLocalAlthing(ofChain)
  const { deployment, dir } = althing
  await delegateToThemselves(althing)
  const training = await createTraining(join(dir, 'training'), { ...animals, ...ofTraining })
  const base = await hashedFolder(training.base.dir)
  const sets = await Promise.all([...training.datasets, ...training.evaluationSets].map((set) => hashedFolder(set.dir)))
  const configBytes = await readFile(training.config)
  const config = parseConfig(configBytes)
  const decisions = createDecisions(althing, config)

  await submitDatasets(althing, sets)
  const configId = await approveTraining(althing, { decisions, base, sets, config })

  const runs = new Contract(deployment.contracts.runs, trainingRunsAbi, althing.provider)
  return {
    ...althing,
    ...decisions,
    config,
    configBytes,
    folders: [base, ...sets],
    authorize: actionsOf({ type: 'run.authorizeRelease', config: configId, duration: '7 days' }),
    runStatus: async (runId) => runStatusNames[Number(await runs.getFunction('status')(runId))] ?? 'None',
  }
}

async function delegateToThemselves({ deployment, wallet }: LocalAlthing): Promise<void> {
  for (const name of holders) {
    const args = [wallet(name).address]
    await sendCall(wallet(name), deployment, { contract: 'token', method: 'delegate', args })
  }
}

async function hashedFolder(dir: string): Promise<Folder> {
  return { dir, manifest: (await hashFolder(dir)).manifest }
}

async function submitDatasets({ deployment, wallet }: LocalAlthing, sets: readonly Folder[]): Promise<void> {
  const contributor = wallet('Dagny')
  for (const { manifest } of sets) {
    const metadataDigest = manifest.root
    const submission = {
      commitment: commitmentOf(manifest),
      metadataDigest,
      payout: asHex(contributor.address),
      uri: '',
    }
    await sendSubmission(contributor, deployment, submission)
  }
}

/** Founds the lineage, admits the trainer, approves the datasets and then the config, whose id is given back. */
async function approveTraining(
  { wallet }: LocalAlthing,
  { decisions, base, sets, config }: { decisions: Decisions; base: Folder; sets: readonly Folder[]; config: Config },
): Promise<Hex> {
  const contributor = wallet('Dagny').address
  const { dirHash1, ...commitment } = commitmentOf(base.manifest)
  await decisions.decide(
    actionsOf(
      { type: 'lineage.create', name: lineageName, base: { ...commitment, dirHash1: dirHash1.slice(2) } },
      { type: 'trainer.set', trainer: person('Trainer').address, admitted: true },
      ...sets.map(({ manifest }) => ({ type: 'dataset.approve', dataset: { contributor, root: manifest.root } })),
    ),
  )
  const contributors = Object.fromEntries(sets.map(({ manifest }) => [manifest.root, contributor]))
  const approval = actionsOf({ type: 'config.approve', lineage: lineageName, config: 'config.json', contributors })
  await decisions.decide(approval)

  const [action] = approval
  if (action?.type !== 'config.approve') throw new RangeError('not a config.approve')
  return configIdOf(onChainConfigOf(action, config))
}
