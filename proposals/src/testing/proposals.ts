import { decodeCalls } from '../decode/decodeCalls.ts'
import { summarizeCalls } from '../decode/summarizeCalls.ts'
import type { CallSummary, KnownNames } from '../decode/summary.ts'
import { buildProposal } from '../document/buildProposal.ts'
import { parseProposalDocument } from '../document/document.ts'
import type { Hex } from '../hex.ts'
import { testDeployment } from './deployment.ts'

/** Account of a test's proposer. */
export const proposer: Hex = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

/** 32 bytes that differ by their last. */
export const word = (last: number): Hex => `0x${'00'.repeat(31)}${last.toString(16).padStart(2, '0')}`

/** A proposal's document with the given actions. */
export function documentOf(
  actions: readonly object[],
  options: { markdown?: string; nonce?: string; files?: Record<string, object> } = {},
) {
  const { markdown = '# Title\n\nBody.', nonce, files = {} } = options
  return parseProposalDocument({
    markdown,
    actionsJson: JSON.stringify({ format: 'actions/1', ...(nonce === undefined ? {} : { nonce }), actions }),
    files: new Map(Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)])),
  })
}

/** The same, built for the test deployment. */
export function built(actions: readonly object[], options: Parameters<typeof documentOf>[1] = {}) {
  return buildProposal(documentOf(actions, options), { deployment: testDeployment, proposer })
}

/** What people are told of the same. */
export function summaries(
  actions: readonly object[],
  options: Parameters<typeof built>[1] & { names?: KnownNames } = {},
): CallSummary[] {
  const proposal = built(actions, options)
  const calls = decodeCalls(proposal, testDeployment)
  return summarizeCalls(calls, {
    deployment: testDeployment,
    description: proposal.description,
    names: options.names ?? {},
  })
}
