import type { Deployment } from '../deployment/deployment.ts'
import type { BuiltProposal } from '../document/buildProposal.ts'
import { ProposalsError } from '../errors.ts'
import { parsePlugins } from './onchainPlugin.ts'
import { checkChoices, type SnapshotProposalMessage, snapshotProposalId } from './snapshotMessage.ts'

/** How a temperature check ended, as a hub or a file says it. */
export interface CheckResult {
  readonly id: string
  readonly message: SnapshotProposalMessage
  /** Voting power by choice. */
  readonly scores: readonly number[]
  /** Whether the scores will not change any more. */
  readonly final: boolean
  /** Least power of For and Abstain together. */
  readonly quorum: number
}

/** A temperature check does not allow this proposal; `reasons` holds every one. */
export class PromotionError extends ProposalsError {
  override name = 'PromotionError'
  readonly reasons: readonly string[]

  constructor(reasons: readonly string[]) {
    super('The temperature check does not allow this proposal.', { details: reasons })
    this.reasons = reasons
  }
}

/**
 * Lets a proposal through only if holders agreed to these very actions and this very prose.
 * @param options.space The DAO's own space: anyone can hold, and win, a check about these actions in a space of their own.
 * @param options.now Unix seconds.
 * @throws PromotionError with every reason, or OnchainPluginError where the check names no actions.
 */
export function requirePromotable(
  check: CheckResult,
  built: BuiltProposal,
  options: { deployment: Deployment; space: string; now: number },
): void {
  const reasons = [...contentReasons(check, built, options), ...outcomeReasons(check, options.now)]
  if (reasons.length > 0) throw new PromotionError(reasons)
}

function contentReasons(
  check: CheckResult,
  built: BuiltProposal,
  { deployment, space }: { deployment: Deployment; space: string },
): string[] {
  const { message } = check
  const { chainId, contracts } = deployment
  const onchain = parsePlugins(message.plugins)
  const facts: [boolean, string][] = [
    [
      snapshotProposalId(message) === check.id.toLowerCase(),
      'id: the text is not the one that was signed under this id',
    ],
    [
      message.space === space,
      `space: the check was held in ${JSON.stringify(message.space)}, this is ${JSON.stringify(space)}`,
    ],
    [onchain.chainId === chainId, `chainId: the check is about chain ${onchain.chainId}, this is ${chainId}`],
    [
      onchain.governor === contracts.governor,
      `governor: the check is about ${onchain.governor}, this is ${contracts.governor}`,
    ],
    [
      onchain.actionsHash === built.actionsHash,
      `actionsHash: holders agreed to ${onchain.actionsHash}, the actions now are ${built.actionsHash}`,
    ],
    [
      onchain.descriptionHash === built.proseHash,
      `descriptionHash: holders agreed to ${onchain.descriptionHash}, the text now is ${built.proseHash}`,
    ],
  ]
  return facts.flatMap(([holds, reason]) => (holds ? [] : [reason]))
}

function outcomeReasons({ message, scores, final, quorum }: CheckResult, now: number): string[] {
  const [inFavour = 0, against = 0, abstain = 0] = scores
  const sameChoices = JSON.stringify(message.choices) === JSON.stringify(checkChoices) && message.type === 'basic'
  const facts: [boolean, string][] = [
    [sameChoices, `choices: found ${message.choices.join(', ')}, allowed ${checkChoices.join(', ')} by basic voting`],
    [now > message.end, `end: the check is open until ${new Date(message.end * 1000).toISOString()}`],
    [final, 'scores: they are not final yet'],
    [scores.length === checkChoices.length && scores.every(Number.isFinite), 'scores: one number a choice is needed'],
    [inFavour > against, `scores: ${inFavour} for, ${against} against`],
    [inFavour + abstain >= quorum, `quorum: ${inFavour + abstain} of ${quorum}`],
  ]
  return facts.flatMap(([holds, reason]) => (holds ? [] : [reason]))
}
