import type { ApiLineage } from '@althing/proposals'
import { Command } from '../../ui/Command.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Section } from '../../ui/Section.tsx'
import { InForceNow } from './InForceNow.tsx'
import { useVersionInForce } from './modelQueries.ts'
import { VersionItem } from './VersionItem.tsx'

/** A lineage: what is in force, how to fetch and check it, and how it came to be. */
export function LineageView({ lineage }: { lineage: ApiLineage }) {
  const inForce = useVersionInForce(lineage.id).data?.id ?? lineage.inForce
  return (
    <>
      <InForceNow lineage={lineage} named={false} />
      <Section title="Take it">
        <div className="stack">
          <p className="field__hint">
            Resolves the version from the chain itself, fetches its config, data and weights, and verifies every byte.
          </p>
          <Command line={`npx althing pull ${lineage.name}`} />
          <p className="field__hint">
            For a language model, <code>--format trl</code>, <code>axolotl</code>, <code>llamafactory</code> or{' '}
            <code>trainjob</code> also writes what that trainer reads, with every setting spelled out.
          </p>
          <p className="field__hint">Check a folder that you already have:</p>
          <Command line={`npx althing verify ${lineage.name}`} />
        </div>
      </Section>
      <Section title="History">
        {lineage.versions.length === 0 ? (
          <Empty title="No version was recorded." />
        ) : (
          <ol className="versions">
            {lineage.versions
              .toSorted((a, b) => b.number - a.number)
              .map((version) => (
                <VersionItem key={version.id} version={version} inForce={version.id === inForce} />
              ))}
          </ol>
        )}
      </Section>
    </>
  )
}
