import type { Hex } from '../hex.ts'
import { argumentsOf } from './callArguments.ts'
import { type DecodedCall, isUnderstood } from './decodedCall.ts'

/** Ids in a proposal's calls whose names a reader may want to look up. */
export interface MentionedIds {
  readonly datasets: readonly Hex[]
  readonly lineages: readonly bigint[]
}

/** Datasets and lineages that understood calls name, each once. */
export function mentionedIds(calls: readonly DecodedCall[]): MentionedIds {
  const datasets = new Set<Hex>()
  const lineages = new Set<bigint>()
  for (const call of calls.filter(isUnderstood)) {
    if (call.contract === 'datasets' && call.args.some(({ name }) => name === 'datasetId')) {
      datasets.add(argumentsOf(call).hex('datasetId'))
    }
    if (call.contract === 'models' && call.method === 'createLineage') {
      for (const id of argumentsOf(call).tuple('descent').integers('parents')) lineages.add(id)
    }
    if (call.contract === 'models' && call.args.some(({ name }) => name === 'lineage')) {
      lineages.add(argumentsOf(call).integer('lineage'))
    }
    if (call.contract === 'models' && call.method === 'approveConfig') {
      const config = argumentsOf(call).tuple('config')
      lineages.add(config.integer('lineage'))
      for (const id of [...config.hexes('trainingSets'), ...config.hexes('evaluationSets')]) datasets.add(id)
    }
    if (call.contract === 'vault' && call.method === 'setWeights') {
      for (const id of argumentsOf(call).hexes('ids')) datasets.add(id)
    }
    if (call.contract === 'licenses' && call.method === 'openKind') {
      lineages.add(argumentsOf(call).tuple('kind').integer('lineage'))
    }
  }
  return { datasets: [...datasets], lineages: [...lineages] }
}
