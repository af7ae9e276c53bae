import type { ApiConfig, ApiRun } from '@althing/proposals'
import { Link } from 'react-router'
import { Command } from '../../ui/Command.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { Section } from '../../ui/Section.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { Market } from './Market.tsx'
import { RunProgress } from './RunProgress.tsx'
import { RunResult } from './RunResult.tsx'
import { runWords } from './runWords.ts'

/** A run in full; `config` where the index knows it. */
export function RunView({ run, config }: { run: ApiRun; config: ApiConfig | null }) {
  const { label, kind, meaning } = runWords[run.status]
  return (
    <>
      <div className="stack">
        <p>
          <StatusMark kind={kind}>{label}</StatusMark> {meaning}
        </p>
        <RunProgress run={run} />
        {run.job?.reason && <p className="field__hint">The relayer says: {run.job.reason.slice(0, 500)}</p>}
      </div>
      {run.result && (
        <Section title="Result">
          <RunResult result={run.result} gate={config?.gate ?? null} />
        </Section>
      )}
      {run.result && (
        <Section title="Repeat it">
          <div className="stack">
            <p className="field__hint">Trains it again from verified bytes, and compares every byte and figure.</p>
            <Command line={`npx althing repeat ${run.id}`} />
          </div>
        </Section>
      )}
      <Market run={run} metric={config?.gate.metric ?? 'accuracy'} />
      <Section title="On whose authority">
        <Facts
          of={[
            [
              'Decision',
              <Link key="decision" to={`/proposals/${run.proposalId}`}>
                the executed proposal
              </Link>,
            ],
            ['Deadline', <Moment key="deadline" at={run.deadline} />],
            ['If it passes', run.release ? 'the version comes into force at once' : 'the version stays a candidate'],
            ['Config', <Hash key="config" value={run.config} what="the config's id" />],
            [
              'Proof of the decision',
              run.job
                ? run.job.trust === 'proof'
                  ? 'storage proofs against the block'
                  : 'agreement of several nodes'
                : 'not known: the relayer does not say',
            ],
            ['Sandbox', run.job?.sandbox ?? 'not known'],
          ]}
        />
      </Section>
    </>
  )
}
