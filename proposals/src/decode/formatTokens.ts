import { formatUnits } from 'ethers/utils'

/** An amount of the governance token in whole tokens: `1000`, `0.5`. The token has 18 decimals. */
export function formatTokens(amount: bigint): string {
  return formatUnits(amount, 18).replace(/\.0$/, '')
}
