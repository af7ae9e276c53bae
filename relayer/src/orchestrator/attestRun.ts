import { commitmentOf, hashConfig, type Deployment } from '@althing/proposals'
import { createAttestation } from '../attestation/createAttestation.ts'
import type { AttestationSigner } from '../attestation/envelope.ts'
import type { ContentStore } from '../store/contentStore.ts'
import type { ChainFacts } from './chainFacts.ts'
import type { Attestor } from './runContext.ts'
import { attemptFolderOf } from './runFolder.ts'
import { parentOf, type InputFolder } from './runInputs.ts'
import { NotYet } from './runRejected.ts'

/** Creates what signs for a run: the provenance, and beside it in the store the test result that it names. */
export function createAttestor(parts: {
  deployment: Deployment
  store: ContentStore
  facts: ChainFacts
  signer: AttestationSigner
}): Attestor {
  const { deployment, store, facts, signer } = parts
  const describe = async ({ root }: InputFolder) => {
    const manifest = await store.manifest(root)
    if (!manifest) throw new NotYet(`the manifest of ${root} is gone from the store`, 10)
    const { dirHash1 } = commitmentOf(manifest)
    return { root, dirHash1 }
  }
  return async ({ job, inputs, outcome }) => {
    const parent = parentOf(inputs, { job, facts })
    const { envelope, evaluation } = await createAttestation({
      chainId: deployment.chainId,
      governor: deployment.contracts.governor,
      trainingRuns: deployment.contracts.runs,
      runId: job.runId.toString(),
      proposalId: job.proposalId.toString(),
      executionTransaction: job.facts.authorizedIn?.transaction ?? '0x',
      config: inputs.config,
      configDigest: hashConfig(inputs.config).slice(2),
      datasets: await Promise.all(inputs.datasets.map(describe)),
      evaluationSets: await Promise.all(inputs.evaluationSets.map(describe)),
      base: await describe(inputs.base),
      parent: parent && (await describe(parent)),
      name: attemptFolderOf(job, '').name,
      sandbox: job.sandbox ?? 'none',
      outcome,
      signer,
    })
    await store.putBytes(evaluation)
    return envelope
  }
}
