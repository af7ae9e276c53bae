import type { OnChainDescent } from '../ids/registryIds.ts'
import { ActionsError } from './actionsError.ts'
import { lineageIdOfRef } from './onChainConfig.ts'

/**
 * What the registry asks about a lineage's descent: its parents in ascending order of their ids, and its share.
 * @throws ActionsError where the same parent is named twice, by its name and by its id for instance.
 */
export function onChainDescentOf({ parents, share }: { parents: readonly string[]; share: number }): OnChainDescent {
  const ids = parents.map(lineageIdOfRef).toSorted((a, b) => (a < b ? -1 : Number(a > b)))
  if (new Set(ids).size < ids.length) throw new ActionsError('parents: found a lineage twice, allowed each once')

  return { parents: ids, share }
}
