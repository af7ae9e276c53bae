import type { Hex } from '../hex.ts'
import type { SummaryContext } from './summary.ts'

/** A dataset by its id, and its contributor where that is known. */
export function datasetName(id: Hex, { names }: SummaryContext): string {
  const known = names.dataset?.(id)
  return known === undefined ? `dataset ${id}` : `dataset ${id} of contributor ${known.contributor}`
}

/** A lineage by its name where that is known, else by its id. */
export function lineageLabel(id: bigint, { names }: SummaryContext): string {
  const name = names.lineage?.(id)
  return name === undefined ? `lineage ${id}` : `lineage “${name}”`
}
