import { formatTokens } from './formatTokens.ts'

/** An amount of an asset for people: ETH in ETH, a token in its smallest units, for its decimals are not known here. */
export function formatAsset(asset: string, units: bigint): string {
  return BigInt(asset) === 0n ? `${formatTokens(units)} ETH` : `${units} smallest units of token ${asset}`
}
