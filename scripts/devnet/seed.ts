import { join } from 'node:path'
import type { Commitment } from '@althing/proposals'
import { createBaseModel, trainerDigest } from '@althing/relayer'
import { writeCorpus } from '../corpus/writeCorpus.ts'
import type { Corpus, CorpusFolder } from '../corpus/writeCorpus.ts'
import { contribute, pack } from './contribute.ts'
import { createDecisions } from './decisions.ts'
import type { Ballot, Decisions } from './decisions.ts'
import type { Devnet } from './devnet.ts'
import { person } from './people.ts'
import type { PersonName } from './people.ts'
import { foundingDraft, trainingDraft, writeProposal } from './proposalFolder.ts'
import type { Contribution } from './proposalFolder.ts'
import { createRuns } from './runs.ts'
import type { Runs } from './runs.ts'
import { writeTrainingConfig } from './trainingConfig.ts'

/** A DAO that has decided what it trains, with the means to go on. */
export interface Dao {
  readonly corpus: Corpus
  readonly base: Commitment
  readonly evaluation: Contribution
  readonly decisions: Decisions
  readonly runs: Runs
  /** Writes the document of a proposal that trains on `data`, and gives its folder. */
  draftTraining(plan: TrainingRequest): Promise<string>
}

export interface TrainingRequest {
  /** Name of the config and of the folder. */
  readonly name: string
  readonly title: string
  readonly body: string
  /** Approved by this proposal. */
  readonly approve: readonly Contribution[]
  /** Approved before, trained on too. */
  readonly alsoTrainOn?: readonly Contribution[]
}

/** The three holders, all for it. */
export const allFor: readonly Ballot[] = (['Astrid', 'Bjorn', 'Clara'] as const).map((voter) => ({
  voter,
  vote: 'for',
}))

/** Delegates votes, brings the base model and the held-out set, and founds the lineage by a decision. */
export async function foundDao(devnet: Devnet, note: (message: string) => void): Promise<Dao> {
  const { althing, chain, dir } = devnet
  const decisions = createDecisions({ althing, chain })

  note('holders delegate their votes')
  for (const { voter } of allFor) await althing('delegate', '--person', voter)
  await chain.mine(1)

  note('writing the corpus')
  const corpus = await writeCorpus(join(dir, 'corpus'))
  const baseDir = join(dir, 'base-model')
  await createBaseModel(baseDir)
  const base = await pack(althing, baseDir)

  note('Clara submits the held-out set')
  const evaluation = await contribute(althing, corpus.evaluation, 'Clara')

  note('the founding decision')
  const founding = foundingDraft({ base, trainer: person('Trainer').address, evaluation })
  const proposalId = await decisions.propose(await writeProposal(join(dir, 'proposals', 'found'), founding), 'Astrid')
  await althing('dataset', 'upload', baseDir)
  await decisions.vote(proposalId, allFor)
  await decisions.close(proposalId, 'succeeded')
  await decisions.queue(proposalId, 'Astrid')
  await decisions.execute(proposalId, 'Astrid')

  const digest = await trainerDigest()
  return {
    corpus,
    base,
    evaluation,
    decisions,
    runs: createRuns(chain, devnet.deployment),
    draftTraining: async ({ name, title, body, approve, alsoTrainOn = [] }) => {
      const trainOn = [...alsoTrainOn, ...approve]
      const config = await writeTrainingConfig({
        name,
        base,
        trainOn: trainOn.map(({ commitment }) => commitment),
        evaluateOn: evaluation.commitment,
        trainerDigest: digest,
      })
      const draft = await trainingDraft({ title, body, config, approve, datasets: [...trainOn, evaluation] })
      return writeProposal(join(dir, 'proposals', name), draft)
    },
  }
}

/** Submits a folder and writes the proposal that trains on it. */
export async function offer(
  devnet: Devnet,
  dao: Dao,
  {
    folder,
    contributor,
    ...request
  }: { folder: CorpusFolder; contributor: PersonName } & Omit<TrainingRequest, 'approve'>,
): Promise<{ contribution: Contribution; proposal: string }> {
  const contribution = await contribute(devnet.althing, folder, contributor)
  return { contribution, proposal: await dao.draftTraining({ ...request, approve: [contribution] }) }
}
