import {
  type BuiltProposal,
  buildProposal,
  type Deployment,
  parseConfig,
  parseProposalDocument,
  type ProposalDocument,
  ProposalsError,
} from '@althing/proposals'
import type { Address } from 'viem'
import { actionForms } from './actionForms.ts'
import type { Draft, DraftAction } from './draft.ts'

/** Who contributed a root, where the index knows it. */
export type ContributorOf = (root: string) => string | undefined

export type DraftResult =
  { ok: true; document: ProposalDocument; built: BuiltProposal } | { ok: false; message: string }

/** Name of the config file of the action at `index`. */
export function configFileName(index: number): string {
  return `config-${index + 1}.json`
}

/** The proposal that the draft stands for, through the same parser and builder that the command line uses. */
export function buildDraft(
  draft: Draft,
  options: { deployment: Deployment; proposer: Address; contributorOf: ContributorOf },
): DraftResult {
  try {
    const document = parseProposalDocument({
      markdown: `# ${draft.title.trim()}\n\n${draft.body.trim()}\n`,
      actionsJson: JSON.stringify({
        format: 'actions/1',
        actions: draft.actions.map((action, index) => toJson(action, index, options.contributorOf)),
      }),
      files: new Map(draft.actions.flatMap(configFile)),
    })
    return { ok: true, document, built: buildProposal(document, options) }
  } catch (error) {
    if (!(error instanceof ProposalsError)) throw error
    return { ok: false, message: error.message }
  }
}

function configFile({ type, values }: DraftAction, index: number): [string, string][] {
  return type === 'config.approve' ? [[configFileName(index), values['text'] ?? '']] : []
}

function toJson({ type, values }: DraftAction, index: number, contributorOf: ContributorOf): Record<string, unknown> {
  const form = actionForms[type]
  if (form === undefined) return { type }
  if (type !== 'config.approve') return { type, ...form.toJson(values) }
  const contributors = contributorsOf(values['text'] ?? '', contributorOf)
  return { type, ...form.toJson(values), config: configFileName(index), contributors }
}

/** Contributors of every root in the config; what nobody knows is left out, and the builder names it. */
function contributorsOf(text: string, contributorOf: ContributorOf): Record<string, string> {
  const { datasets, evaluation } = parseConfig(text)
  const roots = [...datasets, ...evaluation.datasets].map(({ root }) => root)
  return Object.fromEntries(
    roots.flatMap((root) => {
      const contributor = contributorOf(root)
      return contributor === undefined ? [] : [[root, contributor]]
    }),
  )
}
