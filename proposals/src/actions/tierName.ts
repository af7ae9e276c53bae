/** Tiers of the governor by the names of `Tier.sol`, in the order of the enum's numbers: each asks more than the one before. */
export const tierOrder = ['Routine', 'Model', 'Constitutional'] as const
export type TierName = (typeof tierOrder)[number]
