import { formatDuration } from '../actions/duration.ts'
import { licenseForms } from '../actions/rewardActions.ts'
import { argumentsOf, type CallArguments } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import { formatAsset } from './formatAsset.ts'
import { datasetName, lineageLabel } from './labels.ts'
import type { CallFacts, SummaryContext } from './summary.ts'

/** Calls of the vault that pays for data. */
export function summarizeVault(call: DecodedCall, context: SummaryContext): CallFacts | null {
  if (call.method !== 'setWeights') return null

  const args = argumentsOf(call)
  const weights = args.integers('weights')
  return {
    sentence: `Share what model version ${args.hex('version')} earns from now on by other weights`,
    details: args.hexes('ids').map((id, index) => {
      return `${Number(weights[index] ?? 0n) / 100} % for ${datasetName(id, context)}`
    }),
  }
}

/** Calls of the licences. */
export function summarizeLicenses(call: DecodedCall, context: SummaryContext): CallFacts | null {
  const args = argumentsOf(call)
  switch (call.method ?? '') {
    case 'openKind':
      return openKind(args.tuple('kind'), context)
    case 'closeKind':
      return { sentence: `Sell no more licences of kind ${args.hex('kindId')}`, details: ['Those sold stand'] }
    case 'setVaultShare':
      return {
        sentence: `Give ${Number(args.integer('newBps')) / 100} % of what licences bring to the data behind the models`,
        details: ['After the share of the models that a model descends from; the rest is the treasury’s'],
      }
    default:
      return null
  }
}

function openKind(kind: CallArguments, context: SummaryContext): CallFacts {
  const isSeat = licenseForms[Number(kind.integer('form'))] === 'seat'
  const price = formatAsset(kind.text('currency'), kind.integer('price'))
  const [spdx, digest] = [kind.text('spdx'), kind.hex('termsDigest')]
  return {
    sentence: `Sell ${JSON.stringify(kind.text('purpose'))} licences of ${lineageLabel(kind.integer('lineage'), context)}`,
    details: [
      isSeat ? `A seat costs ${price} ${lasting(kind.integer('duration'))}` : `A use costs ${price}`,
      ...(isSeat ? [kind.flag('transferable') ? 'Seats may be passed on' : 'Seats stay with their buyer'] : []),
      ...(spdx === '' ? [] : [`Terms: ${JSON.stringify(spdx)} (SPDX)`]),
      ...(BigInt(digest) === 0n ? [] : [`Terms: the text with SHA-256 ${digest}`]),
    ],
  }
}

function lasting(duration: bigint): string {
  return duration === 0n ? 'for ever' : `for ${formatDuration(duration)}`
}
