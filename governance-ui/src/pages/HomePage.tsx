import { Link } from 'react-router'
import { InForceList } from '../features/models/InForceList.tsx'
import { ProposalList } from '../features/proposals/ProposalList.tsx'
import { useRuntime } from '../runtime/RuntimeContext.ts'
import { Empty } from '../ui/Empty.tsx'
import { Section } from '../ui/Section.tsx'
import { LawRock } from './LawRock.tsx'
import { TryIt } from './TryIt.tsx'
import './home.css'

export function HomePage() {
  const { deployment } = useRuntime()
  return (
    <>
      <title>{`${deployment.name} · Althing`}</title>
      <div className="home">
        <section aria-labelledby="in-force">
          <h1 id="in-force" className="overline">
            In force now
          </h1>
          <InForceList />
        </section>
        <LawRock />
      </div>
      <Section title="Before the assembly" end={<Link to="/proposals">All proposals</Link>}>
        <ProposalList
          keep={({ state }) => state === 'active' || state === 'pending' || state === 'succeeded' || state === 'queued'}
          empty={
            <Empty title="Nothing is being decided.">
              <Link to="/proposals/new">Write a proposal</Link>
            </Empty>
          }
        />
      </Section>
      <TryIt />
    </>
  )
}
