import type { ApiProposal } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useReader } from '../../chain/useReader.ts'
import { Hash } from '../../ui/Hash.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { readVeto } from './readVeto.ts'

/** Who stopped a cancelled proposal, as the council's contract and its log tell. */
export function Cancelled({ proposal }: { proposal: Pick<ApiProposal, 'id' | 'blockNumber'> }) {
  const reader = useReader()
  const veto = useQuery({
    queryKey: ['veto', proposal.id],
    queryFn: () => readVeto(reader, proposal),
    staleTime: 60_000,
  })
  return (
    <QueryView query={veto} what="who cancelled it" lines={2}>
      {({ veto: found }) =>
        found === null ? (
          <Notice title="Cancelled without a veto.">
            <p>Its proposer took it back, or had fewer votes than it takes to propose.</p>
          </Notice>
        ) : (
          <Notice tone="bad" title="The council vetoed it.">
            <p>Its members signed this digest of their reason; whoever holds the text can compare it.</p>
            <Hash value={found.reasonDigest} what="the digest of the reason" />
            <p>
              Holders can answer: a decision may{' '}
              <Link to={`/proposals/new?action=council.overrule&actionsHash=${found.actionsHash}`}>
                declare the same calls beyond any veto
              </Link>
              .
            </p>
          </Notice>
        )
      }
    </QueryView>
  )
}
