import type { Manifest } from '@althing/proposals'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Progress } from '../../ui/Progress.tsx'
import type { ChosenFile } from './hashing/messages.ts'
import { uploadFolder } from './uploading/uploadFolder.ts'

type Props = { manifest: Manifest; files: readonly ChosenFile[]; metadata: Uint8Array; id: string }

/** Brings the bytes to the relayer, which hashes each of them again. */
export function Upload({ manifest, files, metadata, id }: Props) {
  const { apiUrl } = useRuntime()
  const queries = useQueryClient()
  const [fraction, setFraction] = useState(0)
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () =>
      uploadFolder(apiUrl, { manifest, files, metadata }, (done, total) => setFraction(total === 0 ? 1 : done / total)),
    onSuccess: () => queries.invalidateQueries(),
  })
  useEffect(() => mutate(), [mutate])
  return (
    <div className="stack">
      <Notice tone="good" title="The chain has your submission." live>
        <p>
          <Link to={`/datasets/${id}`}>Its page</Link>
        </p>
      </Notice>
      {isPending && <Progress fraction={fraction} label="Uploading" />}
      {isSuccess && (
        <Notice tone="good" title="Every byte is stored and verified." live>
          <p>
            Now somebody has to propose it.{' '}
            <Link to={`/proposals/new?action=dataset.approve&dataset=${id}`}>Propose its approval</Link>
          </p>
        </Notice>
      )}
      {error && (
        <Notice tone="bad" title="The upload stopped." live>
          <p>{error.message} The submission stands; the bytes can be brought again.</p>
          <p>
            <Button look="quiet" small onClick={() => mutate()}>
              Go on
            </Button>
          </p>
        </Notice>
      )}
    </div>
  )
}
