import type { ApiDataset } from '@althing/proposals'
import type { StatusKind } from '../../ui/StatusMark.tsx'

export type Preference = ApiDataset['preference']
export type Use = keyof Preference

/** Uses of data that ERC-7517 knows, in the order in which people here ask. */
export const askedUses = [
  ['aiTraining', 'Training models'],
  ['aiGenerativeTraining', 'Training models that generate'],
  ['aiInference', 'Input of a model'],
  ['dataMining', 'Other analysis'],
] as const satisfies readonly (readonly [Use, string])[]

export const answerWords: Record<Preference[Use], { label: string; kind: StatusKind }> = {
  allowed: { label: 'allowed', kind: 'good' },
  constrained: { label: 'under the licence’s conditions', kind: 'waiting' },
  unspecified: { label: 'nothing said', kind: 'quiet' },
  notAllowed: { label: 'not allowed', kind: 'bad' },
}
