import type { Deployment } from '../deployment/deployment.ts'
import { bodyOf, type BuiltProposal } from '../document/buildProposal.ts'
import type { ProposalDocument } from '../document/document.ts'
import { encodePlugins } from './onchainPlugin.ts'
import { checkChoices, type SnapshotProposalMessage } from './snapshotMessage.ts'

/** When and where a temperature check is held. Times are Unix seconds. */
export interface CheckSchedule {
  readonly space: string
  readonly author: string
  readonly timestamp: number
  readonly start: number
  readonly end: number
  /** Block at which voting power counts. */
  readonly snapshot: number
}

/**
 * The Snapshot proposal that asks holders about a document before it is proposed on chain.
 * It commits to the actions and the prose; nonce and proposer come only when it is promoted.
 */
export function createTemperatureCheck(
  document: ProposalDocument,
  built: BuiltProposal,
  options: { deployment: Deployment; schedule: CheckSchedule },
): SnapshotProposalMessage {
  const { deployment, schedule } = options
  return {
    from: schedule.author,
    space: schedule.space,
    timestamp: schedule.timestamp,
    type: 'basic',
    title: document.title,
    body: bodyOf(document),
    discussion: '',
    choices: checkChoices,
    labels: [],
    start: schedule.start,
    end: schedule.end,
    snapshot: schedule.snapshot,
    plugins: encodePlugins({
      chainId: deployment.chainId,
      governor: deployment.contracts.governor,
      actionsHash: built.actionsHash,
      descriptionHash: built.proseHash,
    }),
    privacy: '',
    app: 'althing',
  }
}
