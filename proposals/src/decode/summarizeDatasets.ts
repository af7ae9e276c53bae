import { noReason } from '../actions/reason.ts'
import { argumentsOf, type CallArguments } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import { formatTokens } from './formatTokens.ts'
import type { CallFacts, SummaryContext } from './summary.ts'

const verbs = new Map([
  ['approve', 'Approve'],
  ['reject', 'Reject'],
  ['deprecate', 'Deprecate'],
  ['revoke', 'Revoke'],
])

/** Calls of the dataset registry; null for those that have no sentence of their own. */
export function summarizeDatasets(call: DecodedCall, context: SummaryContext): CallFacts | null {
  if (call.method === 'setSubmissionBond') return submissionBond(call)
  if (call.method === 'approveBatch' || call.method === 'revokeBatch') return summarizeBatch(call, context)
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

function submissionBond(call: DecodedCall): CallFacts {
  const bond = formatTokens(argumentsOf(call).integer('newBond'))
  return { sentence: `Ask for a bond of ${bond} ETH with each dataset that is submitted`, details: [] }
}

/** Calls on a Merkle batch: what counts is the root; how many datasets stand behind it is the proposal's word and a limit. */
function summarizeBatch(call: DecodedCall, context: SummaryContext): CallFacts {
  const args = argumentsOf(call)
  const root = args.hex('batchRoot')
  if (call.method === 'revokeBatch') {
    return {
      sentence: `Admit no further dataset through batch ${root}`,
      details: ['What was admitted stays approved', ...reasonDetails(args, context)],
    }
  }
  const uri = args.text('uri')
  return {
    sentence: `Approve a batch of ${args.integer('size')} datasets by its root ${root}`,
    details: [
      'Each contributor of the list may take its dataset to approved',
      uri === '' ? 'Nothing says where the list is' : `The list: ${uri}`,
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
