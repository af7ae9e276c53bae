import { z } from 'zod'
import { addressSchema, bytes32Schema } from '../fields.ts'
import { configFile, lineageRef, uri } from './actionFields.ts'

/** `config.approve`: puts the config in a file beside `actions.json` in force. */
export const configApproval = z.strictObject({
  type: z.literal('config.approve'),
  lineage: lineageRef,
  /** Version whose weights training starts from; left out, the lineage's base version. */
  baseVersion: bytes32Schema.optional(),
  config: configFile,
  /** Who contributed each root that the config names, evaluation sets included. */
  contributors: z.record(bytes32Schema, addressSchema, { error: 'an object of root → address of its contributor' }),
  uri: uri.default(''),
})
export type ConfigApproval = z.output<typeof configApproval>
