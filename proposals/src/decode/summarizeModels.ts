import { baselineOrder, directionOrder, metricOrder, reproducibilityOrder } from '../actions/onChainConfig.ts'
import { toUtf8String } from 'ethers/utils'
import type { Hex } from '../hex.ts'
import { configIdOf, type OnChainConfig } from '../ids/registryIds.ts'
import { argumentsOf, type CallArguments } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import { datasetName, lineageLabel } from './labels.ts'
import type { CallFacts, SummaryContext } from './summary.ts'
import { reasonDetails } from './summarizeDatasets.ts'

/** Calls of the model registry. */
export function summarizeModels(call: DecodedCall, context: SummaryContext): CallFacts | null {
  const args = argumentsOf(call)
  switch (call.method ?? '') {
    case 'createLineage':
      return createLineage(args, context)
    case 'approveConfig':
      return approveConfig(args, context)
    case 'revokeConfig':
      return {
        sentence: `Withdraw config ${args.hex('configId')}: no run may start under it any more`,
        details: reasonDetails(args, context),
      }
    case 'release':
      return { sentence: `Put model version ${args.hex('versionId')} in force`, details: [] }
    case 'deprecate':
      return {
        sentence: `Take model version ${args.hex('versionId')} out of use`,
        details: reasonDetails(args, context),
      }
    case 'revoke':
      return {
        sentence: `Declare model version ${args.hex('versionId')} unfit`,
        details: reasonDetails(args, context),
      }
    case 'rollback':
      return {
        sentence: `Take model version ${args.hex('versionId')} out of use and put its nearest released ancestor in force`,
        details: reasonDetails(args, context),
      }
    case 'setMetadata':
      return {
        sentence: `Set ${JSON.stringify(args.text('key'))} of ${lineageLabel(args.integer('lineage'), context)}`,
        details: [`To ${metadataWords(args.hex('value'))}`],
      }
    case 'setRoyalty':
      return {
        sentence: `Set the royalty on sales of ${lineageLabel(args.integer('lineage'), context)}`,
        details: [`${percent(Number(args.integer('bps')) / 10_000)} of a sale, to ${args.hex('receiver')}`],
      }
    default:
      return null
  }
}

function createLineage(args: CallArguments, context: SummaryContext): CallFacts | null {
  const base = args.tuple('base')
  const descent = args.tuple('descent')
  const share = Number(descent.integer('share')) / 10_000
  const name = args.text('name')
  return {
    sentence: `Create model lineage “${name}” and put its base version in force`,
    details: [
      `Base model: root ${base.hex('root')}, ${base.integer('fileCount')} files, ${base.integer('totalBytes')} bytes`,
      `Verify with sha256sum: dirHash1 ${base.hex('dirHash1')}`,
      ...descent
        .integers('parents')
        .map((parent) => `Descends from ${lineageLabel(parent, context)}, and owes it and its ancestors their shares`),
      ...(share === 0 ? [] : [`Each descendant owes it ${percent(share)} of its revenue`]),
      ...uriDetails(args.text('uri')),
    ],
  }
}

function approveConfig(args: CallArguments, context: SummaryContext): CallFacts | null {
  const config = readConfig(args.tuple('config'))
  const total = config.weights.reduce((sum, weight) => sum + weight, 0)

  return {
    sentence: `Put fine-tuning config ${configIdOf(config)} in force for ${lineageLabel(config.lineage, context)}`,
    details: [
      `Config file: SHA-256 ${config.configDigest}`,
      `Starts from version ${config.baseVersion}`,
      ...config.trainingSets.map(
        (id, index) =>
          `Trains on ${datasetName(id, context)}, ${percent((config.weights[index] ?? 0) / total)} of the data`,
      ),
      ...config.evaluationSets.map((id) => `Is measured on ${datasetName(id, context)}`),
      gateSentence(config.gate),
      reproducibilitySentence(config.reproducibility),
      ...uriDetails(args.text('uri')),
    ],
  }
}

/** The gate in words. */
export function gateSentence(gate: OnChainConfig['gate']): string {
  const metric = metricOrder[gate.metric] ?? `metric ${gate.metric}`
  const baseline = baselineOrder[gate.baseline]
  const against =
    baseline === 'parent' ? 'the version in force' : baseline === 'base' ? 'the base version' : 'zero (absolute)'
  const better = directionOrder[gate.direction] === 'max' ? 'higher' : 'lower'
  return (
    `Gate: ${metric} at least ${millionths(gate.minImprovement)} better (${better}) than ${against}, ` +
    `and at most ${millionths(gate.maxRegression)} worse on any single evaluation set`
  )
}

function reproducibilitySentence(reproducibility: number): string {
  return reproducibilityOrder[reproducibility] === 'bit-exact'
    ? 'Training again must give the same bytes: a dispute is settled by repeating it'
    : 'Training again may give other bytes: a dispute is settled by the reviewers’ vote'
}

function readConfig(config: CallArguments): OnChainConfig {
  const gate = config.tuple('gate')
  return {
    lineage: config.integer('lineage'),
    configDigest: config.hex('configDigest'),
    baseVersion: config.hex('baseVersion'),
    trainingSets: config.hexes('trainingSets'),
    weights: config.integers('weights').map(Number),
    evaluationSets: config.hexes('evaluationSets'),
    gate: {
      metric: Number(gate.integer('metric')),
      direction: Number(gate.integer('direction')),
      baseline: Number(gate.integer('baseline')),
      minImprovement: gate.integer('minImprovement'),
      maxRegression: gate.integer('maxRegression'),
    },
    reproducibility: Number(config.integer('reproducibility')),
  }
}

/** What others wrote is shown as one quoted line, or as its bytes where it is no text. */
function metadataWords(value: Hex): string {
  if (value === '0x') return 'nothing'
  try {
    return JSON.stringify(toUtf8String(value))
  } catch {
    return value
  }
}

function uriDetails(uri: string): string[] {
  return uri === '' ? [] : [`Offered at ${JSON.stringify(uri)} (a hint; the digest decides)`]
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}

function millionths(value: bigint): string {
  const sign = value < 0n ? '−' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(7, '0')
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '')
}
