import { type TierName, tierNames } from '@althing/proposals'

/** What a tier is for, and how it is said. */
export const tierWords: Record<TierName, { label: string; meaning: string }> = {
  Routine: { label: 'Routine', meaning: 'Day to day: data, configs, and runs whose results wait for another vote.' },
  Model: {
    label: 'Model',
    meaning: 'Changes what a model is, which version is in force, or who may train, verify and review.',
  },
  Constitutional: {
    label: 'Constitutional',
    meaning: 'Changes the rules themselves, moves money, or is not classified.',
  },
}

/** The tier with this number on the governor; what is not known is the strictest. */
export function tierOfNumber(tier: number): TierName {
  return tierNames[tier] ?? 'Constitutional'
}

/** The tier that the API names in lower case. */
export function tierOfWord(word: Lowercase<TierName>): TierName {
  return tierOfNumber(tierNames.findIndex((name) => name.toLowerCase() === word))
}

/** The strictest of several tiers; a batch takes it. */
export function strictestTier(tiers: readonly TierName[]): TierName {
  return tierOfNumber(Math.max(0, ...tiers.map((tier) => tierNames.indexOf(tier))))
}
