import { formatUnits } from 'ethers/utils'

/** An amount of the governance token, or of ETH, in whole units: `1000`, `0.5`. Both have 18 decimals. */
export function formatTokens(amount: bigint): string {
  return formatUnits(amount, 18).replace(/\.0$/, '')
}
