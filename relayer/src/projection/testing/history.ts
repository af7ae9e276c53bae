import type { Commitment, Hex } from '@althing/proposals'

import type { ChainEvent } from '../../chain/chainEvent.ts'
import { addressOf, commitmentOfName, createChain, deployment, digestOf, onChain } from './events.ts'

const gate = { metric: 0, direction: 0, baseline: 0, minImprovement: 0n, maxRegression: 20_000n }

type Options = { dataset?: Commitment; metadataDigest?: Hex; configDigest?: Hex; attestationDigest?: Hex }

/** One life of a decision: submitted, proposed, voted, executed, trained and released. */
export function lifeOfADecision(options: Options = {}): ChainEvent[] {
  const { dataset = commitmentOfName('dataset'), metadataDigest = digestOf('metadata') } = options
  const { configDigest = digestOf('config'), attestationDigest = digestOf('attestation') } = options
  const { event } = createChain()
  const voters = ['Astrid', 'Bjorn'].map(addressOf)
  const config = {
    lineage: 7n,
    configDigest,
    baseVersion: digestOf('base version'),
    trainingSets: [digestOf('dataset id')],
    weights: [10_000],
    evaluationSets: [digestOf('evaluation id')],
    gate,
    reproducibility: 0,
  }
  const artifact = onChain(commitmentOfName('artifact'))
  const result = {
    artifact,
    attestationDigest,
    checkpointsRoot: digestOf('none'),
    metricBefore: 500_000n,
    metricAfter: 900_000n,
    worstRegression: 0n,
  }

  return [
    event('models', 'LineageCreated', {
      lineage: 7n,
      baseVersion: digestOf('base version'),
      proposalId: 1n,
      name: 'sorter',
      base: onChain(commitmentOfName('base')),
      descent: { parents: [], share: 0 },
      uri: '',
    }),
    event('datasets', 'DatasetSubmitted', {
      datasetId: digestOf('dataset id'),
      contributor: addressOf('Dagny'),
      ...onChain(dataset),
      metadataDigest,
      payout: addressOf('Dagny'),
      preference: { dataMining: 0, aiTraining: 1, aiGenerativeTraining: 1, aiInference: 0 },
      uri: 'https://data.example/set',
    }),
    event('governor', 'ProposalCreated', {
      proposalId: 42n,
      proposer: voters[0],
      targets: [deployment.contracts.datasets],
      values: [0n],
      signatures: [''],
      calldatas: ['0x12345678'],
      voteStart: 13n,
      voteEnd: 20n,
      description: '# Approve the set',
    }),
    event('governor', 'VoteCast', { voter: voters[0], proposalId: 42n, support: 1, weight: 60n, reason: 'good' }),
    event('governor', 'VoteCastWithParams', {
      voter: voters[1],
      proposalId: 42n,
      support: 255,
      weight: 10n,
      reason: '',
      params: `0x${[3n, 5n, 2n].map((part) => part.toString(16).padStart(32, '0')).join('')}`,
    }),
    event('governor', 'ProposalExtended', { proposalId: 42n, extendedDeadline: 25n }),
    event('governor', 'ProposalQueued', { proposalId: 42n, etaSeconds: 1_700_000_500n }),
    event('datasets', 'DatasetApproved', { datasetId: digestOf('dataset id'), proposalId: 42n }),
    event(
      'models',
      'ConfigApproved',
      { configId: digestOf('config id'), lineage: 7n, proposalId: 42n, config, uri: '' },
      true,
    ),
    event(
      'runs',
      'RunAuthorized',
      {
        runId: 1n,
        configId: digestOf('config id'),
        proposalId: 42n,
        deadline: 1_700_900_000,
        release: true,
        bounty: 0n,
      },
      true,
    ),
    event('governor', 'ProposalExecuted', { proposalId: 42n }, true),
    event('runs', 'TrainerChanged', { trainer: addressOf('trainer'), admitted: true, proposalId: 42n }, true),
    event('runs', 'RunStarted', { runId: 1n, trainer: addressOf('trainer') }),
    event('runs', 'RunSubmitted', { runId: 1n, trainer: addressOf('trainer'), result, uri: '' }),
    event('models', 'VersionRecorded', {
      versionId: digestOf('version 2'),
      lineage: 7n,
      run: 1n,
      number: 2,
      parent: digestOf('base version'),
      config: digestOf('config id'),
      artifact,
      attestationDigest,
    }),
    event('models', 'VersionReleased', { versionId: digestOf('version 2'), lineage: 7n, proposalId: 42n }, true),
    event('runs', 'RunFinalized', { runId: 1n, versionId: digestOf('version 2') }, true),
  ]
}
