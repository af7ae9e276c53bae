import type { Devnet } from '../devnet/devnet.ts'
import type { StepResult } from '../terminal/steps.ts'
import { allFor, foundDao, offer } from '../devnet/seed.ts'

/**
 * A small DAO to try: a base model, a held-out set, a version in force that was trained on a third of the data, and one
 * proposal open for voting, to train on the rest.
 *
 * @returns The id of the open proposal.
 */
export async function seedDao(devnet: Devnet, note: (message: string) => void): Promise<StepResult<string>> {
  const dao = await foundDao(devnet, note)

  note('Dagny offers a third of the rows')
  const first = await offer(devnet, dao, {
    folder: dao.corpus.first,
    contributor: 'Dagny',
    name: 'modules-v1',
    title: 'Train the first version',
    body: 'Approves the first third of the rows and trains on it, from the base model.',
  })
  const proposalId = await dao.decisions.carry(first.proposal, { proposer: 'Astrid', ballots: allFor })
  const [runId = ''] = await dao.runs.authorizedBy(proposalId)
  const { status, before, after } = await dao.runs.outcome(runId, note)

  note('Egil offers the other rows')
  const second = await offer(devnet, dao, {
    folder: dao.corpus.second,
    contributor: 'Egil',
    name: 'modules-v2',
    title: 'Train on the other two thirds too',
    body: 'Egil offers twice as many rows as there are. The gate asks for one point more on the held-out set.',
    alsoTrainOn: [first.contribution],
  })
  const open = await dao.decisions.propose(second.proposal, 'Bjorn')
  await devnet.chain.openVote(open)
  return {
    value: open,
    summary: `run ${runId} ${status.toLowerCase()}, accuracy ${percent(before)} → ${percent(after)}; one proposal open for voting`,
  }
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`
}
