import type { Collection, Views } from '../views.ts'

/** Everything that can be read from views, as plain data to compare. */
export function snapshotOf(views: Views) {
  const { proposals, datasets, lineages, configs, runs, trainers, gaps } = views
  const { verifiers, reviewers, pauses, vetoes, batches, rounds, licenses, streams } = views
  const others = [verifiers, reviewers, pauses, vetoes, batches, rounds, licenses, streams]
  const proposalItems = all(proposals)

  return {
    proposals: proposalItems,
    votes: proposalItems.map(({ id }) => all(views.votes(id))),
    datasets: all(datasets),
    lineages: all(lineages),
    configs: all(configs),
    runs: all(runs),
    trainers: all(trainers),
    others: others.map((collection) => all<unknown>(collection)),
    reports: all(datasets).map(({ id }) => [all(views.reports(id)), views.oversight(id)]),
    commitments: all(datasets).map(({ commitment }) => views.commitments(commitment.root)),
    counts: [proposals, datasets, lineages, configs, runs, trainers].map(({ count }) => count),
    gaps,
  }
}

function all<T>(collection: Collection<T>): readonly T[] {
  return collection.page({ limit: 1_000_000, after: null }).items
}
