import { buildCalls } from '../actions/buildCalls.ts'
import { formatReasons } from '../actions/reason.ts'
import type { Deployment } from '../deployment/deployment.ts'
import { formatDescription } from '../governor/description.ts'
import type { Hex } from '../hex.ts'
import { actionsHashOf, type Calls, descriptionHashOf, proposalIdOf } from '../ids/governorIds.ts'
import type { ProposalDocument } from './document.ts'

/** Everything that `propose` sends and everyone can recompute. */
export interface BuiltProposal extends Calls {
  readonly description: string
  readonly descriptionHash: Hex
  /** Known before it is proposed. */
  readonly proposalId: bigint
  /** keccak256(abi.encode(targets, values, calldatas)). */
  readonly actionsHash: Hex
  /** keccak256 of the description without nonce and proposer, which a temperature check cannot know yet. */
  readonly proseHash: Hex
}

/**
 * Builds a proposal from its document.
 * @param options.proposer The only account that may propose it (`#proposer=`), so that nobody can take the id and cancel;
 * null leaves it open to anyone, for previews alone.
 * @example
 * const built = buildProposal(document, { deployment, proposer: signer.address })
 * await governor.propose(built.targets, built.values, built.calldatas, built.description)
 */
export function buildProposal(
  document: ProposalDocument,
  options: { deployment: Deployment; proposer: Hex | null },
): BuiltProposal {
  const configs = new Map([...document.configs].map(([name, { config }]) => [name, config]))
  const calls = buildCalls(document.actions, { deployment: options.deployment, configs })
  const prose = { title: document.title, body: bodyOf(document) }
  const description = formatDescription({ ...prose, nonce: document.nonce, proposer: options.proposer })
  const descriptionHash = descriptionHashOf(description)

  return {
    ...calls,
    description,
    descriptionHash,
    proposalId: proposalIdOf(calls, descriptionHash),
    actionsHash: actionsHashOf(calls),
    proseHash: descriptionHashOf(formatDescription({ ...prose, nonce: null, proposer: null })),
  }
}

/** The body as it is published: the author's text, then the reasons whose digests go on chain. */
export function bodyOf(document: ProposalDocument): string {
  const reasons = document.actions.flatMap((action) =>
    'reason' in action && action.reason !== undefined ? [action.reason] : [],
  )
  return [document.body, formatReasons(reasons)].filter((block) => block !== '').join('\n\n')
}
