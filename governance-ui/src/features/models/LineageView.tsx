import type { ApiLineage } from '@althing/proposals'
import type { ReactNode } from 'react'
import { Command } from '../../ui/Command.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { Section } from '../../ui/Section.tsx'
import { Card } from './Card.tsx'
import { useDescent } from './descentQueries.ts'
import { InForceNow } from './InForceNow.tsx'
import { useVersionInForce } from './modelQueries.ts'
import { Rollbacks } from './Rollbacks.tsx'
import { VersionItem } from './VersionItem.tsx'

type Props = { lineage: ApiLineage; licenses: ReactNode }

/** A lineage: what is in force, how to fetch, check and license it, and how it came to be. */
export function LineageView({ lineage, licenses }: Props) {
  const descent = useDescent(
    lineage.id,
    lineage.versions.map(({ id }) => id),
  )
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
      <Section title="Card">
        <QueryView query={descent} what="where it comes from" lines={3}>
          {(known) => <Card descent={known} />}
        </QueryView>
      </Section>
      <Section title="Licences">{licenses}</Section>
      <Section title="History">
        <Rollbacks rollbacks={descent.data?.rollbacks ?? []} versions={lineage.versions} />
        {lineage.versions.length === 0 ? (
          <Empty title="No version was recorded." />
        ) : (
          <ol className="versions">
            {lineage.versions
              .toSorted((a, b) => b.number - a.number)
              .map((version) => (
                <VersionItem
                  key={version.id}
                  version={version}
                  inForce={version.id === inForce}
                  tainted={descent.data?.tainted.has(version.id) ?? false}
                />
              ))}
          </ol>
        )}
      </Section>
    </>
  )
}
