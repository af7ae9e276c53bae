import { parseUnits } from 'ethers/utils'
import { z } from 'zod'
import { addressSchema } from '../fields.ts'
import type { Hex } from '../hex.ts'
import { ActionsError } from './actionsError.ts'

const anAsset = '"ETH", or the address of an ERC-20 token'

/** What is paid in. */
export const assetSchema = z.union([z.literal('ETH'), addressSchema], { error: anAsset })
export type AssetRef = z.output<typeof assetSchema>

const anAmount = 'an amount as text: of ETH such as "0.25", of a token in its smallest units such as "1000000"'

/** An amount of an asset that stands beside it. */
export const assetAmountSchema = z
  .string({ error: anAmount })
  .regex(/^(?:0|[1-9]\d{0,37})(?:\.\d{1,18})?$/, { error: anAmount })

/** An asset as the contracts name it: the token's address, zero for ETH. */
export function assetAddressOf(asset: AssetRef): Hex {
  return asset === 'ETH' ? `0x${'00'.repeat(20)}` : asset
}

/**
 * Smallest units of an amount: wei of ETH. A token's decimals are not known here, so its amounts are whole numbers.
 * @throws ActionsError where a token's amount has decimals, or is more than 128 bits hold.
 */
export function assetUnitsOf(asset: AssetRef, amount: string): bigint {
  if (asset !== 'ETH' && amount.includes('.')) {
    throw new ActionsError(`amount: found "${amount}" of a token, allowed a whole number of its smallest units`)
  }
  const units = parseUnits(amount, asset === 'ETH' ? 18 : 0)
  if (units < 1n << 128n) return units
  throw new ActionsError(`amount: found "${amount}", allowed less than 2^128 of the smallest unit`)
}
