import { licenseKindSchema, roundSchema, streamSchema } from '@althing/proposals'

import type { Route } from '../route.ts'
import type { ApiSources } from '../sources.ts'
import { listRoute } from './lists.ts'

/** What licences bring in, how it is shared, and what the treasury sets aside. */
export function moneyRoutes({ projection }: ApiSources): Route[] {
  return [
    listRoute({
      path: '/v1/rounds',
      operation: 'listRounds',
      summary: 'How the earnings of versions are shared, and what came in and went out.',
      item: roundSchema,
      collection: () => projection.views().rounds,
      show: (round) => round,
    }),
    listRoute({
      path: '/v1/licenses',
      operation: 'listLicenses',
      summary: 'Kinds of licences that a proposal opened or closed.',
      item: licenseKindSchema,
      collection: () => projection.views().licenses,
      show: (kind) => kind,
    }),
    listRoute({
      path: '/v1/streams',
      operation: 'listStreams',
      summary: 'What the treasury sets aside for a recipient, a period at a time.',
      item: streamSchema,
      collection: () => projection.views().streams,
      show: (stream) => stream,
    }),
  ]
}
