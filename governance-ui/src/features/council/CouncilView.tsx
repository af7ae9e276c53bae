import { Link } from 'react-router'
import { Empty } from '../../ui/Empty.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { Section } from '../../ui/Section.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import type { Council } from './councilQueries.ts'
import { Member } from './Member.tsx'

/** Who may stop decisions, until when, and what they have stopped. */
export function CouncilView({ council }: { council: Council }) {
  const { members, threshold, termEnd, pauses, vetoes, incomplete } = council
  return (
    <>
      <div className="stack">
        <p>
          {termEnd === null ? (
            <StatusMark kind="quiet">Not in office: it is not the governor’s guardian now</StatusMark>
          ) : (
            <>
              <StatusMark kind="good">In office</StatusMark> Its term ends <Moment at={termEnd} />.
            </>
          )}
        </p>
        <p className="field__hint">
          {threshold} of {members.length} members must sign. Together they may veto a proposal, with a reason, and hold
          single things back for at most seven days. They can put nothing in force.
        </p>
        {members.length === 0 ? (
          <Empty title="The council has no members." />
        ) : (
          <ul className="row-list" aria-label="Members">
            {members.map((member) => (
              <li key={member} className="row">
                <Member signer={member} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <Section title="Held back now">
        {pauses.length === 0 ? (
          <Empty title="Nothing is paused." />
        ) : (
          <ul className="row-list">
            {pauses.map(({ subject, endsAt, reasonDigest }) => (
              <li key={subject} className="row">
                <div>
                  <Hash value={subject} what="the id of what is paused" />
                  <p className="field__hint">
                    Reason: <Hash value={reasonDigest} what="the digest of the reason" />
                  </p>
                </div>
                <p>
                  <StatusMark kind="waiting">Paused</StatusMark> It ends by itself <Moment at={endsAt} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Vetoes">
        {incomplete && <p className="field__hint">Older ones may lie before the blocks that were searched.</p>}
        {vetoes.length === 0 ? (
          <Empty title="Nothing was vetoed." />
        ) : (
          <ul className="row-list">
            {vetoes.map(({ proposalId, reasonDigest }) => (
              <li key={proposalId} className="row">
                <div>
                  <Link to={`/proposals/${proposalId}`}>The vetoed proposal</Link>
                  <p className="field__hint">
                    Reason: <Hash value={reasonDigest} what="the digest of the reason" />
                  </p>
                </div>
                <StatusMark kind="bad">Vetoed</StatusMark>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
