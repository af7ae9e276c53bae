import { ActionsError } from './actionsError.ts'

/** What the weights on chain add up to: ten-thousandths. */
export const totalWeight = 10_000

/**
 * Shares out 10 000 by largest remainder (Hamilton): whole parts first, then one each to the largest remainders,
 * ties to the earlier entry. Give the weights in ascending order of dataset id, the order of the chain.
 * @throws ActionsError where a share is below one ten-thousandth and would come to nothing.
 */
export function shareWeights(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const exact = weights.map((weight) => (weight / sum) * totalWeight)
  const shares = exact.map((share) => Math.floor(share))
  const left = totalWeight - shares.reduce((total, share) => total + share, 0)

  const order = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1

  const nothing = shares.indexOf(0)
  if (nothing >= 0) {
    throw new ActionsError('A dataset would have no share of the training.', {
      details: [`weight: found ${weights[nothing]} of ${sum}, allowed at least one ten-thousandth of the sum`],
    })
  }
  return shares
}
