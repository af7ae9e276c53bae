import { join } from 'node:path'
import { healthSchema } from '@althing/proposals'
import { z } from 'zod'
import { contribute } from '../devnet/contribute.ts'
import type { RunOutcome } from '../devnet/runs.ts'
import { allFor } from '../devnet/seed.ts'
import { lineage } from '../devnet/trainingConfig.ts'
import { waitFor } from '../devnet/waitFor.ts'
import { fromDataToRun } from './fromDataToRun.ts'
import type { Passage } from './fromDataToRun.ts'
import { check, percent, readFacts, versionOf } from './scene.ts'
import type { Scene } from './scene.ts'

const pulledSchema = z.object({
  versionId: z.string(),
  verified: z.literal(true),
  metrics: z.object({ before: z.number(), after: z.number() }),
})

const repeatedSchema = z.object({
  equal: z.literal(true),
  comparisons: z.array(z.object({ what: z.string(), equal: z.literal(true) })),
  steps: z.number(),
  seconds: z.number(),
  sandbox: z.string(),
})

/** First act: a contributor's data becomes the version in force, an operator pulls it, a holder repeats its training. */
export async function becomesInForce(scene: Scene): Promise<Passage> {
  const { dao, devnet, steps } = scene
  steps.heading("1  A contributor's files become the version in force")
  const passage = await fromDataToRun(scene, {
    folder: dao.corpus.first,
    contributor: 'Dagny',
    name: 'modules-v1',
    title: 'Train the first version',
    body: 'Approves the first third of the rows and trains on it, from the base model.',
  })
  const { outcome, contribution } = passage

  await steps.run('The version comes into force', async () => {
    const { inForce, versionInForce } = await readFacts(scene, contribution)
    return {
      value: undefined,
      summary: `version ${versionInForce.number} of ${lineage}: ${inForce}`,
      checks: [
        check(outcome.status === 'Finalized', 'the gate passed at least one point more than the base'),
        check(inForce === versionOf(outcome.runId, outcome.artifactRoot), "it is this run's artifact, by its root"),
      ],
    }
  })
  await steps.run('Freya pulls it', async () => {
    const out = join(devnet.dir, 'pulled')
    await devnet.chain.settle()
    const pulled = pulledSchema.parse(await devnet.althing('pull', lineage, '--out', out))
    const { before, after } = pulled.metrics
    return {
      value: undefined,
      summary: `accuracy before ${percent(before)}, after ${percent(after)}; in ${out}`,
      checks: [
        check(pulled.versionId === versionOf(outcome.runId, outcome.artifactRoot), 'it is the version in force, by id'),
        'config, data and weights were verified against the chain, byte for byte',
        check(after === outcome.after && before === outcome.before, 'its accuracy is what the chain has for the run'),
      ],
    }
  })
  await repeatTraining(scene, outcome)
  return passage
}

/** The promise behind the figures: anyone gets the same bytes. */
async function repeatTraining({ devnet, steps }: Scene, { runId }: RunOutcome): Promise<void> {
  await steps.run('Astrid trains it again', async () => {
    const repeated = repeatedSchema.parse(await devnet.althing('repeat', runId))
    const { comparisons, steps: trained, seconds, sandbox } = repeated
    return {
      value: undefined,
      summary: `run ${runId} again, ${trained} steps in ${seconds.toFixed(1)} s, from verified bytes; sandbox: ${sandbox}`,
      checks: [`equal to the chain: ${comparisons.map(({ what }) => what).join(', ')}`],
    }
  })
}

/** Second act: shuffled labels pass every vote and still do not come into force. */
export async function isRefused(scene: Scene, first: Passage): Promise<RunOutcome> {
  const { dao, steps } = scene
  steps.heading('2  Shuffled labels are voted in, trained on, and refused by the gate')
  const before = await readFacts(scene, first.contribution)
  const { contribution, outcome } = await fromDataToRun(scene, {
    folder: dao.corpus.shuffled,
    contributor: 'Egil',
    name: 'modules-v2',
    title: 'Train on twice as many rows more',
    body: 'Egil offers the other two thirds of the rows.',
    alsoTrainOn: [first.contribution],
  })
  await steps.run('The gate refuses', async () => {
    const { inForce } = await readFacts(scene, contribution)
    return {
      value: undefined,
      summary: `run ${outcome.runId} is refused: ${percent(outcome.before)} → ${percent(outcome.after)}`,
      checks: [
        check(outcome.status === 'Refused' && outcome.after < outcome.before, 'the run is refused on chain'),
        check(inForce === before.inForce, 'the version in force is still the first one'),
      ],
    }
  })
  return outcome
}

/** Third act: what was not decided, or not yet carried out, starts nothing. */
export async function startsNothing(scene: Scene, first: Passage): Promise<void> {
  const { dao, devnet, steps } = scene
  steps.heading('3  A rejected proposal and one that only waits start nothing')
  const contribution = await contribute(devnet.althing, dao.corpus.second, 'Egil')
  const runsBefore = await dao.runs.count()
  const draft = (name: string, title: string) =>
    dao.draftTraining({
      name,
      title,
      body: 'The same rows, with their labels.',
      approve: [contribution],
      alsoTrainOn: [first.contribution],
    })
  const nothing = async (state: string) => {
    await devnet.chain.settle()
    await relayerSees(scene)
    const { dataset } = await readFacts(scene, contribution)
    return [
      check(dataset.status === 'Submitted', `${state}: the dataset is not approved`),
      check((await dao.runs.count()) === runsBefore, `${state}: no run came into being, in final blocks either`),
    ]
  }

  await steps.run('A proposal is voted down', async () => {
    const proposalId = await dao.decisions.propose(await draft('rejected', 'Train on everything, at once'), 'Astrid')
    await dao.decisions.vote(
      proposalId,
      allFor.map(({ voter }) => ({ voter, vote: 'against' as const })),
    )
    await dao.decisions.close(proposalId, 'defeated')
    const isQueued = await devnet.althing('queue', proposalId, '--person', 'Astrid').then(
      () => true,
      () => false,
    )
    return {
      value: undefined,
      summary: 'defeated',
      checks: [check(!isQueued, 'it cannot be queued'), ...(await nothing('defeated'))],
    }
  })
  await steps.run('Another one is queued and not executed', async () => {
    const proposalId = await dao.decisions.propose(await draft('waiting', 'Train on everything, later'), 'Bjorn')
    await dao.decisions.vote(proposalId, allFor)
    await dao.decisions.close(proposalId, 'succeeded')
    await dao.decisions.queue(proposalId, 'Bjorn')
    const isEarly = await devnet.althing('execute', proposalId, '--person', 'Bjorn').then(
      () => true,
      () => false,
    )
    return {
      value: undefined,
      summary: 'queued',
      checks: [check(!isEarly, 'before the delay is over it cannot be executed'), ...(await nothing('queued'))],
    }
  })
}

/** Waits until the relayer has worked through what is final now. */
async function relayerSees({ devnet }: Scene): Promise<void> {
  const target = (await devnet.chain.provider.getBlock('finalized'))?.number ?? 0
  const reached = async () => {
    const health = healthSchema.parse(await (await fetch(`${devnet.apiUrl}/v1/health`)).json())
    return (health.final?.number ?? 0) >= target ? true : undefined
  }
  await waitFor(reached, { what: `block ${target} at the relayer`, timeoutMs: 30_000 })
}
