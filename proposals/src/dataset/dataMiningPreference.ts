/** `DataUse` of the contracts: what a contributor says of one use of the data, in the words of ERC-7517. */
export const dataUses = { unspecified: 0, allowed: 1, notAllowed: 2, constrained: 3 } as const
export type DataUse = keyof typeof dataUses

/** `DataMiningPreference` as the chain takes it: a position in `dataUses` for each use. */
export interface OnChainPreference {
  readonly dataMining: number
  readonly aiTraining: number
  readonly aiGenerativeTraining: number
  readonly aiInference: number
}

/**
 * What submitting says by itself: who offers data here offers it for training, of generating models too; of other uses
 * nothing is said. `aiTraining: notAllowed` can be submitted, and never approved.
 */
export const trainingPreference: OnChainPreference = {
  dataMining: dataUses.unspecified,
  aiTraining: dataUses.allowed,
  aiGenerativeTraining: dataUses.allowed,
  aiInference: dataUses.unspecified,
}
