import type { KnownNames } from '../decode/summary.ts'
import { asHex, type Hex } from '../hex.ts'
import { datasetIdOf, lineageIdOf } from '../ids/registryIds.ts'
import type { ProposalDocument } from './document.ts'

/** Names that a document itself proves: its ids are hashes of the contributors, roots and names that it writes out. */
export function documentNames({ actions }: ProposalDocument): KnownNames {
  const datasets = new Map<Hex, { contributor: Hex; root: Hex }>()
  const lineages = new Map<bigint, string>()
  const addDataset = (contributor: Hex, root: Hex) =>
    datasets.set(datasetIdOf(contributor, root), { contributor, root })

  for (const action of actions) {
    if ('dataset' in action && 'root' in action.dataset) addDataset(action.dataset.contributor, action.dataset.root)
    if (action.type === 'lineage.create') lineages.set(lineageIdOf(action.name), action.name)
    if (action.type === 'config.approve') {
      lineages.set(lineageIdOf(action.lineage), action.lineage)
      for (const [root, contributor] of Object.entries(action.contributors)) addDataset(contributor, asHex(root))
    }
  }
  return { dataset: (id) => datasets.get(id), lineage: (id) => lineages.get(id) }
}
