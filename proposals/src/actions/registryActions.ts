import { z } from 'zod'
import { addressSchema, bytes32Schema, digestSchema } from '../fields.ts'
import { durationSchema } from './duration.ts'
import { reasonSchema } from './reason.ts'

/** Schemas of the actions on datasets, lineages, configs, versions and runs. */
const uri = z
  .string({ error: 'a URI of at most 512 characters' })
  .max(512, { error: 'a URI of at most 512 characters' })
  .regex(/^(?:(?:https?|ipfs|hf|oci|ddm|sha256):[!-~]*)?$/, {
    error: 'empty, or an http, https, ipfs, hf, oci, ddm or sha256 URI',
  })

const count = z.int({ error: 'a whole number of at least 1' }).min(1, { error: 'a whole number of at least 1' })

const lineageName = z
  .string({ error: 'an RFC 1035 label of 1 to 63 characters' })
  .regex(/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/, { error: 'an RFC 1035 label of 1 to 63 characters' })

const lineageId = z.string().regex(/^[1-9]\d{0,77}$/)

/** A lineage by its name or, in decimal, its id. */
const lineageRef = z.union([lineageName, lineageId], { error: 'the name of a lineage, or its id in decimal' })

const runId = z
  .string({ error: 'the number of a run as text, such as "12"' })
  .regex(/^[1-9]\d{0,77}$/, { error: 'the number of a run as text, such as "12"' })

/** `ddm/1` commitment, as `althing dataset pack --json` prints it. */
const commitmentInputSchema = z.strictObject({
  root: bytes32Schema,
  dirHash1: digestSchema,
  totalBytes: count,
  fileCount: count.max(4_294_967_295, { error: 'at most 4294967295' }),
})

/** A dataset by who contributed which root (readable), or by its id. */
const datasetRefSchema = z.union(
  [z.strictObject({ contributor: addressSchema, root: bytes32Schema }), z.strictObject({ id: bytes32Schema })],
  { error: '{"contributor": address, "root": 32 bytes} or {"id": 32 bytes}' },
)
export type DatasetRef = z.output<typeof datasetRefSchema>

const configFile = z
  .string({ error: 'the name of a file beside actions.json, such as "config.json"' })
  .regex(/^[A-Za-z0-9][\w.-]{0,123}\.json$/, { error: 'the name of a file beside actions.json, such as "config.json"' })

/** A config by its id, or by the file that a `config.approve` of the same document approves. */
const configRef = z.union([bytes32Schema, configFile], { error: 'a config id of 32 bytes, or a file of this proposal' })

const reason = reasonSchema.optional()
const dataset = datasetRefSchema
const version = bytes32Schema

export const registryActionSchemas = [
  z.strictObject({
    type: z.literal('lineage.create'),
    name: lineageName,
    base: commitmentInputSchema,
    uri: uri.default(''),
  }),
  z.strictObject({ type: z.literal('dataset.approve'), dataset }),
  z.strictObject({ type: z.literal('dataset.reject'), dataset, reason }),
  z.strictObject({ type: z.literal('dataset.deprecate'), dataset, reason }),
  z.strictObject({ type: z.literal('dataset.revoke'), dataset, reason }),
  z.strictObject({
    type: z.literal('config.approve'),
    lineage: lineageRef,
    /** Version whose weights training starts from; left out, the lineage's base version. */
    baseVersion: bytes32Schema.optional(),
    config: configFile,
    /** Who contributed each root that the config names, evaluation sets included. */
    contributors: z.record(bytes32Schema, addressSchema, { error: 'an object of root → address of its contributor' }),
    uri: uri.default(''),
  }),
  z.strictObject({ type: z.literal('config.revoke'), config: bytes32Schema, reason }),
  z.strictObject({
    type: z.literal('run.authorize'),
    config: configRef,
    duration: durationSchema,
    release: z.boolean({ error: 'true or false' }),
  }),
  z.strictObject({ type: z.literal('run.cancel'), run: runId, reason }),
  z.strictObject({ type: z.literal('version.release'), version }),
  z.strictObject({ type: z.literal('version.deprecate'), version, reason }),
  z.strictObject({ type: z.literal('version.revoke'), version, reason }),
  z.strictObject({
    type: z.literal('trainer.set'),
    trainer: addressSchema,
    admitted: z.boolean({ error: 'true or false' }),
  }),
] as const
