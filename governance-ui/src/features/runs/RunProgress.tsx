import type { ApiRun, RunProgress as Told } from '@althing/proposals'
import { Progress } from '../../ui/Progress.tsx'
import { ProofText } from '../../ui/ProofText.tsx'
import { isSettled } from './runQueries.ts'
import { useLiveProgress } from './useLiveProgress.ts'

const phases: Record<Told['phase'], string> = {
  verify: 'Verifying the decision',
  fetch: 'Fetching and hashing every byte',
  train: 'Training',
  evaluate: 'Evaluating on held-out data',
  attest: 'Signing the attestation',
  submit: 'Reporting to the chain',
  finalize: 'Waiting out the challenge window',
}

/** The run as it happens; nothing once it is settled, or while a jury has the word. */
export function RunProgress({ run }: { run: ApiRun }) {
  const settled = isSettled(run.status)
  const { progress: told, connection } = useLiveProgress(run.id, !settled)
  const progress = told ?? run.job?.progress ?? null
  if (settled || run.status === 'disputed') return null
  return (
    <div className="stack" aria-live="polite">
      {progress ? (
        <>
          <Progress fraction={progress.fraction} label={phases[progress.phase]} />
          <p className="field__hint">
            <ProofText>{progress.message.slice(0, 300)}</ProofText>
          </p>
        </>
      ) : (
        <p className="field__hint">Waiting for the trainer to say something.</p>
      )}
      {connection === 'lost' && <p className="field__hint">The live connection is lost; trying again.</p>}
    </div>
  )
}
