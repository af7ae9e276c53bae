import { noReason } from '../actions/reason.ts'
import { argumentsOf, type CallArguments } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import type { CallFacts, SummaryContext } from './summary.ts'

const verbs = new Map([
  ['approve', 'Approve'],
  ['reject', 'Reject'],
  ['deprecate', 'Deprecate'],
  ['revoke', 'Revoke'],
])

/** Calls of the dataset registry; null for those that have no sentence of their own. */
export function summarizeDatasets(call: DecodedCall, context: SummaryContext): CallFacts | null {
  const verb = call.method === null ? undefined : verbs.get(call.method)
  if (verb === undefined) return null

  const args = argumentsOf(call)
  const id = args.hex('datasetId')
  const known = context.names.dataset?.(id)
  const title = known?.title ? ` (${JSON.stringify(known.title)})` : ''
  return {
    sentence:
      known === undefined
        ? `${verb} dataset ${id}`
        : `${verb} dataset ${id} of contributor ${known.contributor}${title}`,
    details: [
      ...(known === undefined ? [] : [`Content: root ${known.root}`]),
      ...(call.method === 'approve' ? [] : reasonDetails(args, context)),
    ],
  }
}

/** The reason's text where it is known, else its digest. */
export function reasonDetails(args: CallArguments, { names }: SummaryContext): string[] {
  const digest = args.hex('reasonDigest')
  if (digest === noReason) return ['No reason is given']
  const text = names.reason?.(digest)
  return [text === undefined ? `Reason: only its SHA-256 ${digest} is known` : `Reason: ${text}`]
}
