import { z } from 'zod'
import { addressSchema, bytes32Schema } from '../fields.ts'
import { type Hex, isHex } from '../hex.ts'

/** A signed report that anyone may bring to the panel and pay for: a file that a reviewer hands on. */
export const relayedReportSchema = z.strictObject({
  format: z.literal('report/1', { error: '"report/1"' }),
  report: z.strictObject({
    subject: bytes32Schema,
    verdict: z.literal([0, 1, 2]),
    digest: bytes32Schema,
    uri: z.string().max(512),
    reviewer: addressSchema,
    nonce: z.coerce.bigint(),
    deadline: z.coerce.bigint(),
  }),
  signature: z.custom<Hex>((value) => isHex(value), { error: '0x hex' }),
})
