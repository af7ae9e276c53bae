import type { Deployment } from '@althing/proposals'
import { verifyAttestation } from '@althing/relayer/verifyAttestation'
import { CliError } from '../cliError.ts'
import { expectOnChain } from './expectOnChain.ts'
import type { Training } from './resolveTraining.ts'
import type { ResolvedVersion } from './resolveVersion.ts'

/**
 * Checks that the attestation whose digest is on the chain was signed by the trainer of the run, and that it speaks of
 * this chain, run, config, artifact, data and result.
 */
export async function checkAttestation(
  bytes: Uint8Array,
  { version }: ResolvedVersion,
  training: Training,
  deployment: Deployment,
): Promise<void> {
  const { run, runId, config } = training
  const provenance = await verifyAttestation(bytes, {
    trainer: run.trainer,
    dirHash1: version.artifact.dirHash1,
    configDigest: config.config.configDigest,
    chainId: deployment.chainId,
    runId: String(runId),
  }).catch((cause: unknown) => {
    throw new CliError('verification', `attestation: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  })

  const { buildDefinition, runDetails } = provenance.predicate
  const { governor, proposalId, trainingRuns } = buildDefinition.externalParameters
  expectOnChain('governor of the attestation', governor.toLowerCase(), deployment.contracts.governor.toLowerCase())
  expectOnChain('trainingRuns of the attestation', trainingRuns.toLowerCase(), deployment.contracts.runs.toLowerCase())
  expectOnChain('proposalId of the attestation', proposalId, String(run.proposalId))

  const dependencies = (name: string) =>
    buildDefinition.resolvedDependencies.filter((one) => one.name === name).map(({ uri }) => uri)
  expectOnChain('datasets of the attestation', namesOf(dependencies('dataset')), namesOf(urisOf(training.trainingSets)))
  expectOnChain(
    'evaluation sets of the attestation',
    namesOf(dependencies('evaluation')),
    namesOf(urisOf(training.evaluationSets)),
  )
  expectOnChain('base of the attestation', namesOf(dependencies('base')), `ddm:${training.base.artifact.root}`)

  const metrics = runDetails.byproducts.find(({ name }) => name === 'metrics')?.annotations ?? {}
  for (const key of ['metricBefore', 'metricAfter', 'worstRegression'] as const) {
    expectOnChain(`${key} of the attestation`, metrics[key], run.result[key])
  }
}

function urisOf(sets: Training['trainingSets']): string[] {
  return sets.map(({ commitment }) => `ddm:${commitment.root}`)
}

function namesOf(uris: readonly (string | undefined)[]): string {
  return uris.map(String).toSorted().join(', ')
}
