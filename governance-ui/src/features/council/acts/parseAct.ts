import {
  councilActFileSchema,
  type CouncilActFile,
  describeIssues,
  type Deployment,
  JsonError,
  parseJson,
  ProposalsError,
} from '@althing/proposals'

/** What was opened is no act of this council. */
export class ActFileError extends ProposalsError {
  override name = 'ActFileError'
}

/**
 * Reads an act with its signatures, as `althing council` writes it and members pass it on.
 * @throws ActFileError naming the field, what was found and what is allowed.
 */
export function parseAct(text: string, { chainId, contracts }: Deployment): CouncilActFile {
  const parsed = councilActFileSchema.safeParse(readJson(text), { reportInput: true })
  if (!parsed.success) {
    const details = describeIssues(parsed.error).map(
      ({ path, found, allowed }) => `${path === '' ? 'file' : path}: found ${found}, allowed ${allowed}`,
    )
    throw new ActFileError('This is no act of a council.', { details })
  }
  if (parsed.data.chainId !== chainId || parsed.data.council !== contracts.council) {
    throw new ActFileError(`This act is for the council ${parsed.data.council} on chain ${parsed.data.chainId}.`)
  }
  return parsed.data
}

/** What members pass on, and what is kept in this browser. */
export function formatAct(file: CouncilActFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}

function readJson(text: string): unknown {
  try {
    return parseJson(text, { maxBytes: 262_144, maxDepth: 8 })
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause
    throw new ActFileError('This is no act of a council.', { details: [cause.message], cause })
  }
}
