import type { ActionType } from '@althing/proposals'
import { datasetWords } from './words/datasetWords.ts'
import { modelWords } from './words/modelWords.ts'
import { moneyWords } from './words/moneyWords.ts'
import { oversightWords } from './words/oversightWords.ts'
import { ruleWords } from './words/ruleWords.ts'
import { runWords } from './words/runWords.ts'

/** What the page knows and can suggest for a field. */
export type SuggestionKind = 'dataset' | 'lineage' | 'version' | 'config'

/** How a field is asked for, beside what its schema says of it. */
export type FieldWords = {
  label: string
  hint?: string
  initial?: string
  suggest?: SuggestionKind
  /** What may stand there, where the schema speaks of a folder's files. */
  allowed?: string
  /** Where the schema's type does not say how to ask: a text of several lines, a config's text, or not at all. */
  as?: 'long' | 'configText' | 'derived'
}

export type ActionWords = {
  /** What it does, as an order. */
  label: string
  /** What follows from it, in one sentence. */
  hint: string
  /** By name, or by path such as `base.root`; what is missing here is said the same way everywhere. */
  fields?: Readonly<Record<string, FieldWords>>
}

/** Words of every action that a proposal may hold; its fields come from the published schema. */
export const actionWords: Readonly<Record<ActionType, ActionWords>> = {
  ...datasetWords,
  ...modelWords,
  ...runWords,
  ...oversightWords,
  ...moneyWords,
  ...ruleWords,
}

/** Fields that mean the same in every action. */
export const commonWords: Readonly<Record<string, FieldWords>> = {
  dataset: { label: 'Dataset', hint: 'Its id: 0x and 64 digits.', suggest: 'dataset' },
  version: { label: 'Version', hint: 'Its id: 0x and 64 digits.', suggest: 'version' },
  lineage: { label: 'Model lineage', hint: 'Its name.', suggest: 'lineage' },
  config: { label: 'Config', hint: 'Its id: 0x and 64 digits.', suggest: 'config' },
  reason: { label: 'Reason', hint: 'One line. Published in the description; its digest goes on chain.' },
  uri: { label: 'Where it is published', hint: 'https, ipfs, hf or oci. A hint: nothing is fetched from it here.' },
}
