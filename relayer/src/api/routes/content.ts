import { encodeManifest, uploadSchema } from '@althing/proposals'
import { z } from 'zod'

import { ContentMismatch } from '../../store/errors.ts'
import { sha256Of } from '../../store/digest.ts'
import { notFound } from '../apiError.ts'
import { matchesTag } from '../json.ts'
import { bytes32, sha256 } from '../params.ts'
import { networkOf } from '../protection.ts'
import { createRoute, type Route } from '../route.ts'
import { sendStored } from '../sendStored.ts'
import type { ApiSources } from '../sources.ts'
import { patiently, readBody } from '../uploadBody.ts'
import { createUploadPolicy, type UploadPolicy } from '../uploadPolicy.ts'
import { createUploadSlots } from '../uploadSlots.ts'

const slots = { uploads: 32, inMemoryBytes: 134_217_728 }
const octets = 'application/octet-stream'
const byDigest = z.strictObject({ sha256 })
const byRoot = z.strictObject({ root: bytes32 })

const uploaded = {
  200: { description: 'Was held already.', schema: uploadSchema },
  201: { description: 'Verified and stored.', schema: uploadSchema },
}

interface Content {
  readonly store: ApiSources['store']
  readonly policy: UploadPolicy
  readonly inSlot: ReturnType<typeof createUploadSlots>
}

/** Folders and documents by digest, both ways. */
export function contentRoutes({ projection, store }: ApiSources): Route[] {
  const policy = createUploadPolicy({ views: projection.views, store })
  const content = { store, policy, inSlot: createUploadSlots(slots) }

  return [...manifestRoutes(content), ...blobRoutes(content), ...documentRoutes(content)]
}

function manifestRoutes({ store, policy, inSlot }: Content): Route[] {
  return [
    ...(['GET', 'HEAD'] as const).map((method) =>
      createRoute({
        method,
        path: '/v1/manifests/:root',
        operation: method === 'GET' ? 'getManifest' : 'headManifest',
        summary: method === 'GET' ? 'The ddm/1 manifest of a folder: RFC 8785 bytes.' : 'Whether a manifest is held.',
        params: byRoot,
        answers: { 200: { description: 'The manifest.', media: 'application/json' } },
        handle: async ({ params: { root } }, request, reply) => {
          const manifest = await store.manifest(root)
          if (manifest === null) throw notFound(`Manifest ${root}`)

          const tag = `"${root}"`
          void reply.header('etag', tag).header('cache-control', 'public, max-age=31536000, immutable')
          if (matchesTag(request.headers['if-none-match'], tag)) return reply.code(304).send()
          return reply.type('application/json').send(Buffer.from(encodeManifest(manifest)))
        },
      }),
    ),
    createRoute({
      method: 'PUT',
      path: '/v1/manifests/:root',
      operation: 'putManifest',
      summary: 'Uploads the manifest of a folder that is committed to on chain.',
      params: byRoot,
      body: 'application/json',
      answers: uploaded,
      handle: async ({ params: { root } }, request, reply) => {
        const maxBytes = policy.manifestLimit(root)
        if (store.holding(root).manifest) return reply.send({ digest: root, bytes: 0, created: false })

        return await inSlot({ client: networkOf(request.ip), inMemoryBytes: maxBytes }, async () => {
          const bytes = await readBody(request.raw, { what: `of manifest ${root}`, maxBytes })
          const { created } = await store.putManifest(bytes, (manifest) => {
            if (manifest.root !== root) throw new ContentMismatch(root, `root ${manifest.root}`)
            policy.checkManifest(manifest)
          })

          return reply.code(created ? 201 : 200).send({ digest: root, bytes: bytes.length, created })
        })
      },
    }),
  ]
}

function blobRoutes({ store, policy, inSlot }: Content): Route[] {
  return [
    ...(['GET', 'HEAD'] as const).map((method) =>
      createRoute({
        method,
        path: '/v1/blobs/:sha256',
        operation: method === 'GET' ? 'getBlob' : 'headBlob',
        summary:
          method === 'GET' ? 'A file by its SHA-256; one Range is served.' : 'Whether a file is held, and its size.',
        params: byDigest,
        answers: {
          200: { description: 'The bytes.', media: octets },
          206: { description: 'A range of them.', media: octets },
        },
        handle: ({ params }, request, reply) => sendStored({ request, reply, store }, params.sha256, octets),
      }),
    ),
    createRoute({
      method: 'PUT',
      path: '/v1/blobs/:sha256',
      operation: 'putBlob',
      summary: 'Uploads a file that a stored manifest names.',
      params: byDigest,
      body: octets,
      answers: uploaded,
      handle: async ({ params: { sha256: digest } }, request, reply) => {
        const maxBytes = policy.blobLimit(digest)
        const created = !store.has(digest)
        const upload = { client: networkOf(request.ip), inMemoryBytes: 0 }
        if (created) await inSlot(upload, () => store.put(digest, patiently(request.raw), { maxBytes }))

        return reply.code(created ? 201 : 200).send({ digest, bytes: store.size(digest) ?? 0, created })
      },
    }),
  ]
}

function documentRoutes({ store, policy, inSlot }: Content): Route[] {
  return [
    ...(['GET', 'HEAD'] as const).map((method) =>
      createRoute({
        method,
        path: '/v1/documents/:sha256',
        operation: method === 'GET' ? 'getDocument' : 'headDocument',
        summary: method === 'GET' ? 'A config, metadata or attestation by its SHA-256.' : 'Whether a document is held.',
        params: byDigest,
        answers: { 200: { description: 'The document.', media: 'application/json' } },
        handle: ({ params }, request, reply) =>
          sendStored({ request, reply, store }, params.sha256, 'application/json'),
      }),
    ),
    createRoute({
      method: 'PUT',
      path: '/v1/documents/:sha256',
      operation: 'putDocument',
      summary: 'Uploads a valid ftc/1 config, or metadata or an attestation that the chain names.',
      params: byDigest,
      body: 'application/json',
      answers: uploaded,
      handle: async ({ params: { sha256: digest } }, request, reply) => {
        const maxBytes = policy.documentLimit(digest)
        const created = !store.has(digest)
        if (created) {
          await inSlot({ client: networkOf(request.ip), inMemoryBytes: maxBytes }, async () => {
            const bytes = await readBody(request.raw, { what: digest, maxBytes })
            const found = sha256Of(bytes)
            if (found !== digest) throw new ContentMismatch(digest, `sha256 ${found}`)
            policy.checkDocument(digest, bytes)
            await store.putBytes(bytes)
          })
        }

        return reply.code(created ? 201 : 200).send({ digest, bytes: store.size(digest) ?? 0, created })
      },
    }),
  ]
}
