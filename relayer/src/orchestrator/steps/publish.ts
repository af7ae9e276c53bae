import { createHash } from 'node:crypto'
import { asHex } from '@althing/proposals'
import { attemptFolderOf } from '../runFolder.ts'
import type { RunStep } from '../runContext.ts'
import { readInputs } from './fetch.ts'

/** succeeded → reporting: puts the artifact and its signed attestation into the store, from where they are served. */
export const publishStep: RunStep = async (job, context) => {
  const { engine, ledger, store, attest, runsDir, publish } = context
  const folder = attemptFolderOf(job, runsDir)
  const outcome = (await engine.get(folder.name))?.outcome
  if (!outcome) return ledger.move(job, 'failed', { reason: 'the training left no outcome' })
  publish(job, 'attest', { fraction: 0, message: 'Publishing the artifact' })
  const manifest = await store.publishFolder(folder.artifact)
  if (manifest.root !== outcome.manifest.root)
    return ledger.move(job, 'failed', {
      reason: `the artifact is ${manifest.root}, the training reported ${outcome.manifest.root}`,
    })
  const inputs = await readInputs(job, context)
  const attestation = await attest({ job, inputs, outcome, manifest })
  const digest = createHash('sha256').update(attestation).digest('hex')
  await store.putBytes(attestation)
  publish(job, 'attest', { fraction: 1, message: `Signed the attestation ${digest}` })
  return ledger.move(job, 'reporting', {
    facts: { artifactRoot: asHex(manifest.root), attestationDigest: asHex(`0x${digest}`) },
  })
}
