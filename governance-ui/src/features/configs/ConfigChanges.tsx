import { type Config, diffConfigs } from '@althing/proposals'
import type { Hex } from 'viem'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { useConfigDocument, useConfigInForce } from './configQueries.ts'
import { ConfigDiff } from './ConfigDiff.tsx'
import { ConfigText } from './ConfigText.tsx'

/** How a proposed config differs from the one in force, both read from bytes that hash to their digests. */
export function ConfigChanges({ digest, lineage }: { digest: Hex; lineage: bigint }) {
  const inForce = useConfigInForce(lineage)
  const proposed = useConfigDocument(digest)
  const current = useConfigDocument(inForce.data ?? null)
  if (proposed.isPending || inForce.isPending || (inForce.data && current.isPending)) {
    return <Waiting what="the config" lines={3} />
  }
  if (proposed.isError) {
    return (
      <Notice tone="warn" title="What the config says cannot be shown.">
        <p>{proposed.error.message} You would vote on its digest alone.</p>
      </Notice>
    )
  }
  return <Compared proposed={proposed.data} current={current.data ?? null} first={inForce.data === null} />
}

function Compared({ proposed, current, first }: { proposed: Config; current: Config | null; first: boolean }) {
  return (
    <div className="stack">
      {current && <ConfigDiff changes={diffConfigs(current, proposed)} />}
      {!current && (
        <p className="field__hint">
          {first
            ? 'The first config of this model: there is nothing in force to compare it with.'
            : 'The text of the config in force could not be read, so there is nothing to compare with.'}
        </p>
      )}
      <ConfigText config={proposed} />
    </div>
  )
}
