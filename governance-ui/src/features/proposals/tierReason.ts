import { type DecodedCall, isUnderstood, type TierName } from '@althing/proposals'
import { strictestTier } from '../../format/tier.ts'

/** Which calls make a proposal as strict as it is, and why, as a sentence. */
export function tierReason(calls: readonly DecodedCall[], tiers: readonly TierName[]): string {
  const strictest = strictestTier(tiers)
  if (strictest === 'Routine') return 'Every action is part of the day-to-day work.'
  const deciding = calls.filter((_, index) => tiers[index] === strictest)
  const [first] = deciding
  if (first === undefined) return ''
  const others = deciding.length - 1
  const more = others === 0 ? '' : `, and ${others} more`
  return `Because of action ${first.index + 1}${more}: ${whyStrict(first, strictest)}`
}

function whyStrict(call: DecodedCall, tier: TierName): string {
  if (call.value > 0n) return 'it sends ETH.'
  if (!isUnderstood(call)) return 'nothing vouches for what it does.'
  const name = `${call.contract}.${call.method}`
  return tier === 'Model'
    ? `${name} changes what a model is, or who works on it.`
    : `${name} changes the rules, or is not classified as anything less.`
}
