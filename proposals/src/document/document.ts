import { type ActionsDocument, parseActions } from '../actions/action.ts'
import { ProposalsError } from '../errors.ts'
import { ConfigError } from '../ftc/configError.ts'
import type { Config } from '../ftc/configSchema.ts'
import { encodeConfig, hashConfig, parseConfig } from '../ftc/parseConfig.ts'
import type { Hex } from '../hex.ts'
import { JsonError } from '../json/jsonError.ts'
import { parseProse } from './prose.ts'

/** A config file of a proposal, in the exact bytes that are hashed, stored and voted on. */
export interface ConfigFile {
  readonly name: string
  readonly config: Config
  readonly bytes: Uint8Array
  readonly digest: Hex
}

/** A proposal before anyone proposes it: prose for people, actions for the chain. */
export interface ProposalDocument {
  readonly title: string
  readonly body: string
  readonly actions: ActionsDocument['actions']
  readonly nonce: string | null
  readonly configs: ReadonlyMap<string, ConfigFile>
}

/** A proposal's folder cannot become a proposal. */
export class ProposalDocumentError extends ProposalsError {
  override name = 'ProposalDocumentError'
}

/**
 * Reads a proposal's folder: `proposal.md`, `actions.json` and the config files that the actions name.
 * @param source.files Contents by file name; files that no action names are refused, so that nothing rides along unread.
 * @throws ProposalDocumentError, ActionsError — each naming file, field, what was found and what is allowed.
 */
export function parseProposalDocument(source: {
  markdown: string | Uint8Array
  actionsJson: string | Uint8Array
  files?: ReadonlyMap<string, string | Uint8Array>
}): ProposalDocument {
  const { title, body } = parseProse(source.markdown)
  const { actions, nonce } = parseActions(source.actionsJson)

  return { title, body, actions, nonce: nonce ?? null, configs: parseConfigs(actions, source.files ?? new Map()) }
}

function parseConfigs(
  actions: ActionsDocument['actions'],
  files: ReadonlyMap<string, string | Uint8Array>,
): Map<string, ConfigFile> {
  const named = new Set(actions.flatMap((action) => (action.type === 'config.approve' ? [action.config] : [])))
  const unnamed = [...files.keys()].filter((name) => !named.has(name))
  if (unnamed.length > 0) {
    throw new ProposalDocumentError('The proposal holds files that none of its actions names.', {
      details: unnamed.map((name) => `${name}: remove it, or approve it with a config.approve action`),
    })
  }

  return new Map([...named].map((name) => [name, parseConfigFile(name, files.get(name))]))
}

function parseConfigFile(name: string, content: string | Uint8Array | undefined): ConfigFile {
  if (content === undefined) {
    throw new ProposalDocumentError(`${name}: found no such file, allowed a config beside actions.json`)
  }
  try {
    const config = parseConfig(content)
    return { name, config, bytes: encodeConfig(config), digest: hashConfig(config) }
  } catch (cause) {
    if (!(cause instanceof ConfigError || cause instanceof JsonError)) throw cause
    throw new ProposalDocumentError(`${name}: ${cause.message}`, { cause })
  }
}
