import {
  councilPauseSchema,
  councilVetoSchema,
  pageOf,
  reportSchema,
  reviewerSchema,
  trainerSchema,
  verifierSchema,
} from '@althing/proposals'
import { z } from 'zod'

import { bytes32, pageQuery } from '../params.ts'
import { createRoute, type Route } from '../route.ts'
import type { ApiSources } from '../sources.ts'
import { listRoute, sendPage } from './lists.ts'

/** Who trains, verifies and reviews, what reviewers say, and what the council stops. */
export function peopleRoutes({ projection }: ApiSources): Route[] {
  return [
    listRoute({
      path: '/v1/trainers',
      operation: 'listTrainers',
      summary: 'Accounts that registered to train, or that a proposal admitted or dismissed, with their bonds.',
      item: trainerSchema,
      collection: () => projection.views().trainers,
      show: (trainer) => trainer,
    }),
    listRoute({
      path: '/v1/verifiers',
      operation: 'listVerifiers',
      summary: 'Accounts that a proposal lets judge disputes over bit-exact runs, or no longer.',
      item: verifierSchema,
      collection: () => projection.views().verifiers,
      show: (verifier) => verifier,
    }),
    listRoute({
      path: '/v1/reviewers',
      operation: 'listReviewers',
      summary: 'Accounts that a proposal admitted to review, or dismissed.',
      item: reviewerSchema,
      collection: () => projection.views().reviewers,
      show: (reviewer) => reviewer,
    }),
    createRoute({
      method: 'GET',
      path: '/v1/subjects/:id/reports',
      operation: 'listReports',
      summary: 'All reports on a dataset, a batch, a config or a version.',
      params: z.strictObject({ id: bytes32 }),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page, newest first.', schema: pageOf(reportSchema) } },
      handle: ({ params: { id }, query: { limit, cursor } }, request, reply) =>
        sendPage({ request, reply }, projection.views().reports(id), { limit, cursor, show: (report) => report }),
    }),
    listRoute({
      path: '/v1/pauses',
      operation: 'listPauses',
      summary: 'The latest pause of each subject that the council held back.',
      item: councilPauseSchema,
      collection: () => projection.views().pauses,
      show: (pause) => pause,
    }),
    listRoute({
      path: '/v1/vetoes',
      operation: 'listVetoes',
      summary: 'Proposals that the council cancelled.',
      item: councilVetoSchema,
      collection: () => projection.views().vetoes,
      show: (veto) => veto,
    }),
  ]
}
