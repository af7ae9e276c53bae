import { type CouncilAct, formatDuration } from '@althing/proposals'

/** An act as a sentence. */
export function sentenceOf(act: CouncilAct): string {
  if (act.type === 'veto') return 'Veto a proposal'
  if (act.type === 'endPause') return 'End a pause'
  return `Hold something back for ${formatDuration(BigInt(act.duration))}`
}
