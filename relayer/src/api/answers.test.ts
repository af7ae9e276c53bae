import {
  apiErrorSchema,
  batchSchema,
  configSchema,
  councilPauseSchema,
  councilVetoSchema,
  datasetSchema,
  deploymentSchema,
  healthSchema,
  licenseKindSchema,
  lineageSchema,
  pageOf,
  proposalDetailSchema,
  proposalSchema,
  reportSchema,
  reviewerSchema,
  roundSchema,
  runLogSchema,
  runSchema,
  streamSchema,
  trainerSchema,
  verifierSchema,
  versionSchema,
  voteSchema,
} from '@althing/proposals'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'

import { digestOf } from '../projection/testing/events.ts'
import { lifeOfADecision } from '../projection/testing/history.ts'
import { type ApiFixture, createApiFixture, jobOf } from './testing/apiFixture.ts'

let api: ApiFixture

beforeEach(async () => {
  api = await createApiFixture()
  api.projection.applyFinal(lifeOfADecision())
  api.jobs.set(1n, jobOf(1n))
})

afterEach(() => api.app.close())

const answers: [path: string, schema: z.ZodType][] = [
  ['/v1/health', healthSchema],
  ['/v1/deployment', deploymentSchema],
  ['/v1/proposals', pageOf(proposalSchema)],
  ['/v1/proposals/42', proposalDetailSchema],
  ['/v1/proposals/42/votes', pageOf(voteSchema)],
  ['/v1/datasets', pageOf(datasetSchema)],
  ['/v1/datasets?status=approved&limit=1', pageOf(datasetSchema)],
  [`/v1/datasets/${digestOf('dataset id')}`, datasetSchema],
  ['/v1/lineages', pageOf(lineageSchema)],
  ['/v1/lineages/7', lineageSchema],
  [`/v1/versions/${digestOf('version 2')}`, versionSchema],
  ['/v1/configs', pageOf(configSchema)],
  [`/v1/configs/${digestOf('config id')}`, configSchema],
  ['/v1/runs', pageOf(runSchema)],
  ['/v1/runs?status=finalized', pageOf(runSchema)],
  ['/v1/runs/1', runSchema],
  ['/v1/runs/1/log?lines=2', runLogSchema],
  ['/v1/trainers', pageOf(trainerSchema)],
  ['/v1/verifiers', pageOf(verifierSchema)],
  ['/v1/reviewers', pageOf(reviewerSchema)],
  [`/v1/subjects/${digestOf('dataset id')}/reports`, pageOf(reportSchema)],
  ['/v1/pauses', pageOf(councilPauseSchema)],
  ['/v1/vetoes', pageOf(councilVetoSchema)],
  ['/v1/batches', pageOf(batchSchema)],
  ['/v1/rounds', pageOf(roundSchema)],
  ['/v1/licenses', pageOf(licenseKindSchema)],
  ['/v1/streams', pageOf(streamSchema)],
]

test.each(answers)('GET %s answers in the shape that it documents', async (path, schema) => {
  const response = await api.app.inject(path)

  expect(response.statusCode).toBe(200)
  expect(schema.parse(response.json())).toEqual(response.json())
})

test.each([
  ['/v1/proposals/1', 404, 'not_found'],
  ['/v1/proposals/0x1', 400, 'bad_request'],
  [
    '/v1/proposals/99999999999999999999999999999999999999999999999999999999999999999999999999999999',
    400,
    'bad_request',
  ],
  ['/v1/datasets/0x12', 400, 'bad_request'],
  ['/v1/datasets?status=nice', 400, 'bad_request'],
  ['/v1/datasets?stauts=approved', 400, 'bad_request'],
  ['/v1/proposals?limit=0', 400, 'bad_request'],
  ['/v1/proposals?limit=1e9', 400, 'bad_request'],
  ['/v1/proposals?limit=1&limit=2', 400, 'bad_request'],
  ['/v1/proposals?cursor=abc', 400, 'bad_request'],
  ['/v1/runs/9/log', 404, 'not_found'],
  ['/v1/runs/1/log?lines=0', 400, 'bad_request'],
  [`/v1/versions/${digestOf('base version')}/attestation`, 404, 'not_found'],
  ['/nothing/here', 404, 'no_such_route'],
  ['/v1/%ff', 400, 'bad_request'],
])('GET %s is refused with %d %s and no stack', async (path, status, code) => {
  const response = await api.app.inject(path)

  expect([response.statusCode, apiErrorSchema.parse(response.json()).error.code]).toEqual([status, code])
  expect(response.body).not.toMatch(/\.ts|node_modules| at /)
})

test('an unknown parameter is named', async () => {
  const response = await api.app.inject('/v1/datasets?stauts=approved')

  expect(response.json()).toMatchObject({ error: { field: 'stauts' } })
})
