import {
  type BuiltProposal,
  buildProposal,
  type Deployment,
  parseProposalDocument,
  type ProposalDocument,
  ProposalsError,
} from '@althing/proposals'
import type { Address } from 'viem'
import { actionJsonOf, configFileName, configTextOf, type ContributorOf } from './actionJson.ts'
import type { Draft } from './draft.ts'
import { type DraftIssue, issuesOf } from './draftIssues.ts'

export type DraftResult =
  | { ok: true; document: ProposalDocument; built: BuiltProposal }
  /** What is wrong with single fields; where there are none, `message` says what is wrong with the whole. */
  | { ok: false; issues: readonly DraftIssue[]; message: string | null }

/** The proposal that the draft stands for, through the same parser and builder that the command line uses. */
export function buildDraft(
  draft: Draft,
  options: { deployment: Deployment; proposer: Address; contributorOf: ContributorOf },
): DraftResult {
  const actions = draft.actions.map((action, index) => actionJsonOf(action, index, options.contributorOf))
  const issues = draft.actions.flatMap((action, index) => issuesOf(action, index, actions[index]))
  if (issues.length > 0) return { ok: false, issues, message: null }
  try {
    const document = parseProposalDocument({
      markdown: `# ${draft.title.trim()}\n\n${draft.body.trim()}\n`,
      actionsJson: JSON.stringify({ format: 'actions/1', actions }),
      files: new Map(
        draft.actions.flatMap((action, index) => {
          const text = configTextOf(action)
          return text === null ? [] : [[configFileName(index), text] as const]
        }),
      ),
    })
    return { ok: true, document, built: buildProposal(document, options) }
  } catch (error) {
    if (!(error instanceof ProposalsError)) throw error
    return { ok: false, issues: [], message: error.message }
  }
}
