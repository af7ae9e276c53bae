import * as fc from 'fast-check'

import type { ChainEvent } from '../../chain/chainEvent.ts'
import { addressOf, commitmentOfName, createChain, digestOf, onChain } from './events.ts'

/** One thing that happens on chain; numbers pick what it happens to. */
type Step = { kind: number; which: number; who: number; sameBlock: boolean }

export const step = fc.record<Step>({
  kind: fc.nat(37),
  which: fc.nat(3),
  who: fc.nat(3),
  sameBlock: fc.boolean(),
})

/** Events of arbitrary steps, told as a contract might: mostly sensible, sometimes about what never was. */
export function eventsOf(steps: readonly Step[], from: number): ChainEvent[] {
  const chain = createChain({ from })

  return steps.map(({ kind, which, who, sameBlock }) => {
    const dataset = digestOf(`dataset ${which}`)
    const version = digestOf(`version ${which}`)
    const person = addressOf(`person ${who}`)
    const reasonDigest = digestOf(`reason ${who}`)
    const proposalId = BigInt(which + 1)
    const runId = BigInt(which + 1)
    const result = {
      artifact: onChain(commitmentOfName(`artifact ${who}`)),
      attestationDigest: reasonDigest,
      checkpointsRoot: reasonDigest,
      metricBefore: 1n,
      metricAfter: 2n,
      worstRegression: 0n,
    }
    const config = {
      lineage: BigInt(which),
      configDigest: digestOf(`config ${which}`),
      baseVersion: version,
      trainingSets: [dataset],
      weights: [10_000],
      evaluationSets: [],
      gate: { metric: 0, direction: 0, baseline: 0, minImprovement: 0n, maxRegression: 0n },
      reproducibility: 0,
    }
    const kinds: [Parameters<typeof chain.event>[0], string, ChainEvent['args']][] = [
      [
        'datasets',
        'DatasetSubmitted',
        {
          datasetId: dataset,
          contributor: person,
          ...onChain(commitmentOfName(`root ${who}`)),
          metadataDigest: reasonDigest,
          payout: person,
          preference: { dataMining: which, aiTraining: who, aiGenerativeTraining: 1, aiInference: 0 },
          uri: '',
        },
      ],
      ['datasets', 'DatasetApproved', { datasetId: dataset, proposalId }],
      ['datasets', 'DatasetRejected', { datasetId: dataset, proposalId, reasonDigest }],
      ['datasets', 'DatasetRevoked', { datasetId: dataset, proposalId, reasonDigest }],
      ['datasets', 'DatasetWithdrawn', { datasetId: dataset, reasonDigest }],
      ['datasets', 'DatasetPayoutChanged', { datasetId: dataset, previousPayout: person, newPayout: person }],
      [
        'governor',
        'ProposalCreated',
        {
          proposalId,
          proposer: person,
          targets: [],
          values: [],
          signatures: [],
          calldatas: [],
          voteStart: 1n,
          voteEnd: 2n,
          description: '',
        },
      ],
      ['governor', 'VoteCast', { voter: person, proposalId, support: which % 3, weight: 5n, reason: '' }],
      [
        'governor',
        'VoteCastWithParams',
        {
          voter: person,
          proposalId,
          support: 255,
          weight: 6n,
          reason: '',
          params: `0x${'1'.padStart(32, '0').repeat(3)}`,
        },
      ],
      ['governor', 'ProposalQueued', { proposalId, etaSeconds: 9n }],
      ['governor', 'ProposalExecuted', { proposalId }],
      ['governor', 'ProposalCanceled', { proposalId }],
      [
        'models',
        'LineageCreated',
        {
          lineage: BigInt(which),
          baseVersion: version,
          proposalId,
          name: `model-${which}`,
          base: onChain(commitmentOfName(`base ${which}`)),
          descent: { parents: [BigInt(who)], share: who },
          uri: '',
        },
      ],
      [
        'models',
        'VersionRecorded',
        {
          versionId: digestOf(`version ${which} ${who}`),
          lineage: BigInt(which),
          run: runId,
          number: 2,
          parent: version,
          config: dataset,
          artifact: result.artifact,
          attestationDigest: reasonDigest,
        },
      ],
      [
        'models',
        'VersionReleased',
        { versionId: digestOf(`version ${which} ${who}`), lineage: BigInt(which), proposalId },
      ],
      ['models', 'LineageRolledBack', { lineage: BigInt(which), versionId: version, proposalId }],
      ['models', 'VersionRevoked', { versionId: digestOf(`version ${which} ${who}`), proposalId, reasonDigest }],
      [
        'models',
        'ConfigApproved',
        { configId: digestOf(`config id ${which}`), lineage: BigInt(which), proposalId, config, uri: '' },
      ],
      [
        'runs',
        'RunAuthorized',
        {
          runId,
          configId: digestOf(`config id ${which}`),
          proposalId,
          deadline: 99,
          release: true,
          bounty: BigInt(who),
        },
      ],
      ['runs', 'RunStarted', { runId, trainer: person }],
      ['runs', 'LeaseRenewed', { runId, trainer: person, leaseEndsAt: 99 }],
      ['runs', 'LeaseLost', { runId, trainer: person, amount: 1n }],
      ['runs', 'BondChanged', { trainer: person, bond: BigInt(which) }],
      ['runs', 'TermsChanged', { terms: { minBond: BigInt(who) }, proposalId }],
      [
        'runs',
        'RunDisputed',
        { runId, challenger: person, evidenceDigest: reasonDigest, bitExact: true, threshold: 1, votingEndsAt: 9 },
      ],
      [
        'runs',
        'VerdictCast',
        {
          runId,
          juror: person,
          finding: { artifact: { root: dataset }, metricBefore: 1n, metricAfter: 2n, worstRegression: 0n },
        },
      ],
      ['runs', 'DisputeResolved', { runId, verdict: 1 + (who % 3), findingDigest: reasonDigest }],
      ['governor', 'ProposalTiered', { proposalId, tier: 1 + (who % 2) }],
      ['governor', 'QuorumNumeratorUpdated', { oldQuorumNumerator: 0n, newQuorumNumerator: BigInt(who) }],
      ['council', 'Paused', { subject: dataset, endsAt: 99, reasonDigest }],
      ['council', 'PauseEnded', { subject: dataset, reasonDigest }],
      [
        'reviews',
        'ReviewerChanged',
        { account: person, kind: who % 3, agent: { registry: addressOf('none'), id: 1n }, proposalId },
      ],
      [
        'reviews',
        'Reported',
        {
          subject: dataset,
          reviewer: person,
          verdict: which % 3,
          kind: 1,
          digest: reasonDigest,
          index: BigInt(who),
          uri: '',
        },
      ],
      [
        'vault',
        'RoundOpened',
        { round: version, version, proposalId, number: 1n, datasets: [dataset], weights: [10_000] },
      ],
      ['vault', 'RewardDeposited', { round: version, asset: addressOf('asset'), from: person, amount: 3n }],
      [
        'vault',
        'RewardClaimed',
        { round: version, dataset, asset: addressOf('asset'), payout: person, amount: BigInt(who) },
      ],
      ['datasets', 'DatasetBatchApproved', { batchRoot: version, proposalId, size: 3, uri: '' }],
      ['runs', 'RunSubmitted', { runId, trainer: person, result, uri: '' }],
      ['runs', 'RunFinalized', { runId, versionId: digestOf(`version ${which} ${who}`) }],
    ]
    const [contract, name, args] = kinds[kind] ?? ['governor', 'Unknown', {}]
    return chain.event(contract, name, args, sameBlock)
  })
}
