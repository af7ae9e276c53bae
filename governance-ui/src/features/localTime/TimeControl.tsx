import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useReader } from '../../chain/useReader.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { Button } from '../../ui/Button.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { advance, type Advance } from './advance.ts'

/** The local chain's clock can be moved on; nobody should have to wait days to try a vote. */
export function TimeControl({ label, by }: { label: string; by: Advance }) {
  const { local } = useRuntime()
  const { client } = useReader()
  const queries = useQueryClient()
  const move = useMutation({ mutationFn: () => advance(client, by), onSuccess: () => queries.invalidateQueries() })
  if (local === null) return null
  return (
    <aside className="notice" aria-label="Time on the local chain">
      <strong>Local chain</strong>
      <p>Time can be moved on here, so that trying a vote takes seconds.</p>
      <p>
        <Button look="quiet" small disabled={move.isPending} onClick={() => move.mutate()}>
          {move.isPending ? 'Moving time…' : label}
        </Button>
      </p>
      {move.isError && <Failed what="the local chain's clock" error={move.error} />}
    </aside>
  )
}
