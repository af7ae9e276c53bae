import { parseActions, parseProposalDocument, type ProposalDocument } from '@althing/proposals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Reads a proposal's folder: `proposal.md`, `actions.json`, and of the other files only those that the actions name.
 * @throws ActionsError, ProposalDocumentError, ProseError — or what the operating system says of a missing file.
 */
export async function readProposalFolder(dir: string): Promise<ProposalDocument> {
  const [markdown, actionsJson] = await Promise.all([
    readFile(join(dir, 'proposal.md')),
    readFile(join(dir, 'actions.json')),
  ])
  const { actions } = parseActions(actionsJson)
  const names = new Set(actions.flatMap((action) => (action.type === 'config.approve' ? [action.config] : [])))
  const files = await Promise.all([...names].map(async (name) => [name, await readFile(join(dir, name))] as const))

  return parseProposalDocument({ markdown, actionsJson, files: new Map(files) })
}
