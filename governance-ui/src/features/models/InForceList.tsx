import { SourceNotice } from '../../history/SourceNotice.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { InForceNow } from './InForceNow.tsx'
import { useLineages } from './modelQueries.ts'

/** Every lineage with its version in force. */
export function InForceList() {
  const lineages = useLineages()
  return (
    <QueryView
      query={lineages}
      what="the models"
      isEmpty={({ items, source }) => items.length === 0 && source === 'index'}
      empty={<Empty title="No model lineage exists yet.">A proposal creates the first one.</Empty>}
    >
      {(history) => (
        <div className="stack">
          <SourceNotice history={history} />
          <div className="in-force-list">
            {history.items.map((lineage) => (
              <InForceNow key={lineage.id} lineage={lineage} />
            ))}
          </div>
        </div>
      )}
    </QueryView>
  )
}
