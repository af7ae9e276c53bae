import { toUtf8Bytes } from 'ethers/utils'
import { z } from 'zod'
import { contractNames } from '../deployment/contractNames.ts'
import { addressSchema, bytes32Schema, digestSchema } from '../fields.ts'
import { reasonSchema } from './reason.ts'

/** Fields that actions are made of: each says in words what it allows. */
const aUri = 'empty, or an http, https, ipfs, hf, oci, ddm or sha256 URI'
export const uri = z
  .string({ error: 'a URI of at most 512 characters' })
  .max(512, { error: 'a URI of at most 512 characters' })
  .regex(/^(?:(?:https?|ipfs|hf|oci|ddm|sha256):[!-~]*)?$/, { error: aUri })

const aCount = 'a whole number of at least 1'
const count = z.int({ error: aCount }).min(1, { error: aCount })

const aLabel = 'an RFC 1035 label of 1 to 63 characters'
export const lineageName = z.string({ error: aLabel }).regex(/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/, { error: aLabel })

/** A lineage by its name or, in decimal, its id. */
export const lineageRef = z.union([lineageName, z.string().regex(/^[1-9]\d{0,77}$/)], {
  error: 'the name of a lineage, or its id in decimal',
})

const aRun = 'the number of a run as text, such as "12"'
export const runId = z.string({ error: aRun }).regex(/^[1-9]\d{0,77}$/, { error: aRun })

/** `ddm/1` commitment, as `althing dataset pack --json` prints it. */
export const commitmentInput = z.strictObject({
  root: bytes32Schema,
  dirHash1: digestSchema,
  totalBytes: count,
  fileCount: count.max(4_294_967_295, { error: 'at most 4294967295' }),
})

/** A dataset by who contributed which root (readable), or by its id. */
export const datasetRef = z.union(
  [z.strictObject({ contributor: addressSchema, root: bytes32Schema }), z.strictObject({ id: bytes32Schema })],
  { error: '{"contributor": address, "root": 32 bytes} or {"id": 32 bytes}' },
)
export type DatasetRef = z.output<typeof datasetRef>

const aConfigFile = 'the name of a file beside actions.json, such as "config.json"'
export const configFile = z
  .string({ error: aConfigFile })
  .regex(/^[A-Za-z0-9][\w.-]{0,123}\.json$/, { error: aConfigFile })

/** A config by its id, or by the file that a `config.approve` of the same document approves. */
export const configRef = z.union([bytes32Schema, configFile], {
  error: 'a config id of 32 bytes, or a file of this proposal',
})

export const reason = reasonSchema.optional()

export const flag = z.boolean({ error: 'true or false' })

const anAmount = 'an amount in whole tokens as text, such as "1000" or "0.5"'
export const tokens = z.string({ error: anAmount }).regex(/^(?:0|[1-9]\d{0,40})(?:\.\d{1,18})?$/, { error: anAmount })

const someEther = 'an amount of ETH as text, such as "0.25"'
export const ether = z.string({ error: someEther }).regex(/^(?:0|[1-9]\d{0,8})(?:\.\d{1,18})?$/, { error: someEther })

const someUnits = 'a whole number of clock units (blocks, or seconds)'
export const clockUnits = z
  .int({ error: someUnits })
  .min(0, { error: someUnits })
  .max(4_294_967_295, { error: 'at most 4294967295 clock units' })

const aShare = 'a whole number of ten-thousandths, 1 to 10000'
export const basisPoints = z.int({ error: aShare }).min(1, { error: aShare }).max(10_000, { error: aShare })

const noOrAShare = 'a whole number of ten-thousandths, 0 to 10000'
export const share = z.int({ error: noOrAShare }).min(0, { error: noOrAShare }).max(10_000, { error: noOrAShare })

const aLineageShare = 'a whole number of ten-thousandths, 0 to 5000'
/** What a lineage asks of each descendant. */
export const lineageShare = z
  .int({ error: aLineageShare })
  .min(0, { error: aLineageShare })
  .max(5_000, { error: aLineageShare })

const aKey = '1 to 64 printable ASCII characters, such as "description"'
export const metadataKey = z.string({ error: aKey }).regex(/^[!-~]{1,64}$/, { error: aKey })

const someText = 'text of at most 4096 bytes of UTF-8'
export const metadataText = z
  .string({ error: someText })
  .refine((text) => text.isWellFormed() && toUtf8Bytes(text).length <= 4_096, { error: someText })

const someWei = 'an amount of wei as text, such as "0"'
export const wei = z.string({ error: someWei }).regex(/^(?:0|[1-9]\d{0,77})$/, { error: someWei })

/** A contract of ours by its name, or any address. */
export const callTarget = z.union([z.enum(contractNames), addressSchema], {
  error: `an address, or one of ${contractNames.join(', ')}`,
})

const aSignature = 'a signature such as "transfer(address,uint256)", or empty'
/** `name(type,type)`; empty to send ETH alone. */
export const callSignature = z
  .string({ error: aSignature })
  .max(512, { error: 'a signature of at most 512 characters' })
  .regex(/^(?:[A-Za-z_$][\w$]*\([\w$,()[\]]*\))?$/, { error: aSignature })
