import {
  apiErrorSchema,
  batchSchema,
  configSchema,
  councilPauseSchema,
  councilVetoSchema,
  datasetSchema,
  disputeSchema,
  healthSchema,
  licenseKindSchema,
  lineageSchema,
  progressSchema,
  proposalDetailSchema,
  proposalSchema,
  reportSchema,
  reviewerSchema,
  reviewsSchema,
  roundSchema,
  runLogSchema,
  runSchema,
  streamSchema,
  trainerSchema,
  uploadSchema,
  verifierSchema,
  versionSchema,
  voteSchema,
} from '@althing/proposals'
import { z } from 'zod'

import type { Answer, Route } from './route.ts'

/** Schemas that the document names; all others are written where they are used. */
const named = {
  Batch: batchSchema,
  Config: configSchema,
  CouncilPause: councilPauseSchema,
  CouncilVeto: councilVetoSchema,
  Dataset: datasetSchema,
  Dispute: disputeSchema,
  Error: apiErrorSchema,
  Health: healthSchema,
  LicenseKind: licenseKindSchema,
  Lineage: lineageSchema,
  Proposal: proposalSchema,
  ProposalDetail: proposalDetailSchema,
  Report: reportSchema,
  Reviewer: reviewerSchema,
  Reviews: reviewsSchema,
  Round: roundSchema,
  Run: runSchema,
  RunLog: runLogSchema,
  RunProgress: progressSchema,
  Stream: streamSchema,
  Trainer: trainerSchema,
  Upload: uploadSchema,
  Verifier: verifierSchema,
  Version: versionSchema,
  Vote: voteSchema,
}

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of the given routes, from the schemas that parse their requests and shape their answers. */
export function createOpenApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }

  return {
    openapi: '3.1.0',
    info: {
      title: 'Althing relayer',
      version: '1',
      description:
        'What the chain says, indexed, and the bytes that it commits to. Nothing here is an authority: every fact can be ' +
        'read from the contracts, every byte checked against its digest.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: { schemas: componentSchemas() },
  }
}

function operationOf(route: Route): Json {
  const answers = Object.entries(route.answers).map(([status, answer]) => [status, answerOf(answer)])
  const error = { description: 'Refused; `error.code` says why.', content: jsonContent(apiErrorSchema) }

  return {
    operationId: route.operation,
    summary: route.summary,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: { [route.body]: { schema: {} } } } }),
    responses: { ...Object.fromEntries(answers), default: error },
  }
}

function answerOf(answer: Answer): Json {
  if ('schema' in answer) return { description: answer.description, content: jsonContent(answer.schema) }

  return { description: answer.description, content: { [answer.media]: { schema: {} } } }
}

function jsonContent(schema: z.ZodType): Json {
  return { 'application/json': { schema: schemaOf(schema) } }
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: bare(z.toJSONSchema(field, { io: 'input' })),
  }))
}

/** A reference for named schemas and pages of them; anything else in full. */
function schemaOf(schema: z.ZodType): Json {
  const name = nameOf(schema)
  if (name !== null) return { $ref: `#/components/schemas/${name}` }

  const item = schema instanceof z.ZodObject ? schema.shape['items'] : undefined
  const itemName = item instanceof z.ZodArray ? nameOf(item.element) : null
  const whole = bare(z.toJSONSchema(schema, { io: 'input' }))
  if (itemName === null) return whole

  const properties = {
    ...Object(whole['properties']),
    items: { type: 'array', items: { $ref: `#/components/schemas/${itemName}` } },
  }
  return { ...whole, properties }
}

function nameOf(schema: unknown): string | null {
  return Object.entries(named).find(([, candidate]) => candidate === schema)?.[0] ?? null
}

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` })

  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare({ ...schema })]))
}

/** Without the keywords that only a document of its own needs. */
function bare({ $schema: _schema, $id: _id, ...rest }: Json): Json {
  return rest
}
