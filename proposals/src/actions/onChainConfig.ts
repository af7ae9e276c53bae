import type { Config } from '../ftc/configSchema.ts'
import { hashConfig } from '../ftc/parseConfig.ts'
import { asHex, type Hex } from '../hex.ts'
import { datasetIdOf, lineageIdOf, type OnChainConfig, type OnChainGate, versionIdOf } from '../ids/registryIds.ts'
import { ActionsError } from './actionsError.ts'
import type { ConfigApproval } from './configApproval.ts'
import { shareWeights } from './weights.ts'

/** Names in the order of `Gate.sol` and `Reproducibility.sol`, which is the order of the enums' numbers. */
export const metricOrder = ['accuracy', 'f1_macro', 'eval_loss', 'bits_per_byte'] as const
export const directionOrder = ['max', 'min'] as const
export const baselineOrder = ['parent', 'base', 'absolute'] as const
export const reproducibilityOrder = ['bit-exact', 'attested'] as const

/** Id of a lineage that is written as its name or, in decimal, as its id. */
export function lineageIdOfRef(lineage: string): bigint {
  return /^\d/.test(lineage) ? BigInt(lineage) : lineageIdOf(lineage)
}

/**
 * What the registry stores of a config: digest, dataset ids in ascending order, shares in ten-thousandths, the gate.
 * @throws ActionsError where a root has no contributor, or a contributor no root.
 */
export function onChainConfigOf(action: ConfigApproval, config: Config): OnChainConfig {
  const idOf = datasetIds(action, config)
  const training = config.datasets
    .map(({ root, weight }) => ({ id: idOf(root), weight }))
    .toSorted((a, b) => compareHex(a.id, b.id))
  const lineage = lineageIdOfRef(action.lineage)

  return {
    lineage,
    configDigest: hashConfig(config),
    baseVersion: action.baseVersion ?? versionIdOf(lineage, 0n, asHex(config.baseModel.root)),
    trainingSets: training.map(({ id }) => id),
    weights: shareWeights(training.map(({ weight }) => weight)),
    evaluationSets: config.evaluation.datasets.map(({ root }) => idOf(root)).toSorted(compareHex),
    gate: onChainGateOf(config),
    reproducibility: reproducibilityOrder.indexOf(config.runtime.reproducibility),
  }
}

/** The gate with enum numbers and millionths; `ftc/1` admits at most six decimals, so nothing is lost. */
export function onChainGateOf({ evaluation }: Config): OnChainGate {
  return {
    metric: metricOrder.indexOf(evaluation.metric),
    direction: directionOrder.indexOf(evaluation.direction),
    baseline: baselineOrder.indexOf(evaluation.baseline),
    minImprovement: BigInt(Math.round(evaluation.minImprovement * 1e6)),
    maxRegression: BigInt(Math.round(evaluation.maxRegression * 1e6)),
  }
}

function datasetIds(action: ConfigApproval, config: Config): (root: string) => Hex {
  const contributors = new Map(Object.entries(action.contributors))
  const roots = [...config.datasets, ...config.evaluation.datasets].map(({ root }) => root)
  const missing = roots.filter((root) => !contributors.has(root))
  const foreign = [...contributors.keys()].filter((root) => !roots.some((known) => known === root))
  if (missing.length + foreign.length > 0) {
    throw new ActionsError(`The contributors do not match the datasets of ${action.config}.`, {
      details: [
        ...missing.map((root) => `contributors.${root}: found nothing, allowed the address of its contributor`),
        ...foreign.map((root) => `contributors.${root}: found a root that ${action.config} does not name`),
      ],
    })
  }

  return (root) => datasetIdOf(contributors.get(root) ?? unreachable(root), asHex(root))
}

function compareHex(a: Hex, b: Hex): number {
  return a < b ? -1 : Number(a > b)
}

function unreachable(root: string): never {
  throw new RangeError(`${root} was checked to have a contributor`)
}
