import type { ApiDataset } from '@althing/proposals'
import { Progress } from '../../ui/Progress.tsx'

/** How much of a dataset the relayer holds, every byte of it hashed. */
export function StoredMeter({ stored, commitment }: Pick<ApiDataset, 'stored' | 'commitment'>) {
  if (!stored.manifest) return <p className="field__hint">The relayer holds nothing of it.</p>
  const whole = stored.files >= commitment.fileCount
  return (
    <Progress
      fraction={whole ? 1 : Math.min(0.99, stored.bytes / Math.max(1, commitment.totalBytes))}
      label={whole ? 'Stored and verified' : `${stored.files} of ${commitment.fileCount} files stored`}
    />
  )
}
