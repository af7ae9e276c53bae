import { configSchema, lineageSchema, versionSchema } from '@althing/proposals'
import { z } from 'zod'

import { parseSha256 } from '../../store/digest.ts'
import type { ConfigView } from '../../projection/views.ts'
import { notFound } from '../apiError.ts'
import { bytes32, uint256 } from '../params.ts'
import { createRoute, type Route } from '../route.ts'
import { sendStored } from '../sendStored.ts'
import type { ApiSources } from '../sources.ts'
import { itemRoute, listRoute } from './lists.ts'

/** Lineages, versions and configs. */
export function modelRoutes({ projection, store }: ApiSources): Route[] {
  const showConfig = (config: ConfigView) => ({ ...config, ...projection.views().oversight(config.id) })

  return [
    listRoute({
      path: '/v1/lineages',
      operation: 'listLineages',
      summary: 'Model lineages with their versions.',
      item: lineageSchema,
      collection: () => projection.views().lineages,
      show: (lineage) => lineage,
    }),
    itemRoute({
      path: '/v1/lineages/:id',
      operation: 'getLineage',
      summary: 'A lineage with its versions.',
      id: uint256,
      what: 'Lineage',
      item: lineageSchema,
      get: (id) => projection.views().lineages.get(id),
      show: (lineage) => lineage,
    }),
    itemRoute({
      path: '/v1/versions/:id',
      operation: 'getVersion',
      summary: 'A model version.',
      id: bytes32,
      what: 'Version',
      item: versionSchema,
      get: (id) => projection.views().version(id),
      show: (version) => version,
    }),
    createRoute({
      method: 'GET',
      path: '/v1/versions/:id/attestation',
      operation: 'getAttestation',
      summary: "A version's training attestation: a DSSE envelope of an in-toto statement.",
      params: z.strictObject({ id: bytes32 }),
      answers: { 200: { description: 'The envelope.', media: 'application/vnd.dsse.envelope.v1+json' } },
      handle: ({ params: { id } }, request, reply) => {
        const digest = projection.views().version(id)?.attestationDigest ?? null
        if (digest === null) throw notFound(`Attestation of version ${id}`)

        return sendStored({ request, reply, store }, parseSha256(digest), 'application/vnd.dsse.envelope.v1+json')
      },
    }),
    listRoute({
      path: '/v1/configs',
      operation: 'listConfigs',
      summary: 'Fine-tuning configs that a proposal approved.',
      item: configSchema,
      collection: () => projection.views().configs,
      show: showConfig,
    }),
    itemRoute({
      path: '/v1/configs/:id',
      operation: 'getConfig',
      summary: 'A config as the registry records it.',
      id: bytes32,
      what: 'Config',
      item: configSchema,
      get: (id) => projection.views().configs.get(id),
      show: showConfig,
    }),
    createRoute({
      method: 'GET',
      path: '/v1/configs/:id/document',
      operation: 'getConfigDocument',
      summary: "A config's ftc/1 document: exactly the bytes that were voted on.",
      params: z.strictObject({ id: bytes32 }),
      answers: { 200: { description: 'RFC 8785 bytes.', media: 'application/json' } },
      handle: ({ params: { id } }, request, reply) => {
        const config = projection.views().configs.get(id)
        if (config === null) throw notFound(`Config ${id}`)

        return sendStored({ request, reply, store }, parseSha256(config.configDigest), 'application/json')
      },
    }),
  ]
}
