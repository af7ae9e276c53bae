import { proposalDetailSchema, proposalSchema, pageOf, voteSchema } from '@althing/proposals'
import { z } from 'zod'

import { notFound } from '../apiError.ts'
import { pageQuery, uint256 } from '../params.ts'
import { createRoute, type Route } from '../route.ts'
import type { ApiSources } from '../sources.ts'
import { itemRoute, listRoute, sendPage } from './lists.ts'

/** Votes that a proposal's page carries itself; the rest is paged. */
const votesShown = 200

/** Proposals and their votes. */
export function proposalRoutes({ projection }: ApiSources): Route[] {
  return [
    listRoute({
      path: '/v1/proposals',
      operation: 'listProposals',
      summary: 'Proposals. Their state is read from the governor.',
      item: proposalSchema,
      collection: () => projection.views().proposals,
      show: (proposal) => proposal,
    }),
    itemRoute({
      path: '/v1/proposals/:id',
      operation: 'getProposal',
      summary: `A proposal with its newest ${votesShown} votes.`,
      id: uint256,
      what: 'Proposal',
      item: proposalDetailSchema,
      get: (id) => projection.views().proposals.get(id),
      show: (proposal) => {
        const { items } = projection.views().votes(proposal.id).page({ limit: votesShown, after: null })
        return { ...proposal, votes: items }
      },
    }),
    createRoute({
      method: 'GET',
      path: '/v1/proposals/:id/votes',
      operation: 'listVotes',
      summary: 'All votes on a proposal.',
      params: z.strictObject({ id: uint256 }),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page, newest first.', schema: pageOf(voteSchema) } },
      handle: ({ params: { id }, query: { limit, cursor } }, request, reply) => {
        if (projection.views().proposals.get(id) === null) throw notFound(`Proposal ${id}`)

        const votes = projection.views().votes(id)
        return sendPage({ request, reply }, votes, { limit, cursor, show: (vote) => vote })
      },
    }),
  ]
}
