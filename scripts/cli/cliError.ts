import { ExportError, ProposalsError } from '@althing/proposals'
import { isError } from 'ethers'
import { GovernorClientError } from '../governor/governorClientError.ts'
import { SequencerError } from '../snapshot/sequencerError.ts'
import { explainRevert } from './explainRevert.ts'

/** Exit codes of the `althing` command; `scripts/cli/README.md` says them to people. */
export const exitCodes = { ok: 0, defect: 1, usage: 2, input: 3, verification: 4, network: 5, refused: 6 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
export type FailureKind = Exclude<keyof typeof exitCodes, 'ok'>

/** A failure that the command explains; its kind decides the exit code. */
export class CliError extends Error {
  override name = 'CliError'
  readonly kind: FailureKind
  /** What `--json` shows besides the message. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    kind: FailureKind,
    message: string,
    options: { cause?: unknown; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.details = options.details ?? {}
  }
}

/** What went wrong in the words of the command, whoever threw it. */
export function toCliError(error: unknown): CliError {
  if (error instanceof CliError) return error
  if (error instanceof ExportError) return new CliError('refused', error.message, { cause: error })
  if (error instanceof ProposalsError) return new CliError('input', error.message, { cause: error })

  if (error instanceof SequencerError) return new CliError('refused', error.message, { cause: error })
  if (error instanceof GovernorClientError) return new CliError('refused', error.message, { cause: error })

  const revert = explainRevert(error)
  if (revert !== null) return new CliError('refused', `refused by the chain: ${revert}`, { cause: error })
  if (isError(error, 'INSUFFICIENT_FUNDS')) {
    return new CliError('refused', 'the account cannot pay for the transaction: send it some of the chain’s coin', {
      cause: error,
    })
  }
  if (['NETWORK_ERROR', 'SERVER_ERROR', 'TIMEOUT'].some((code) => hasCode(error, code))) {
    return new CliError('network', `the chain does not answer: ${messageOf(error)}`, { cause: error })
  }
  const file = fileFailure(error)
  if (file !== null) return new CliError('input', file, { cause: error })
  return new CliError('defect', messageOf(error), { cause: error })
}

/** Turns what the operating system says of a path into one line. */
function fileFailure(error: unknown): string | null {
  if (!(error instanceof Error) || !('path' in error) || typeof error.path !== 'string') return null
  const found = {
    ENOENT: 'found nothing, allowed an existing path',
    ENOTDIR: 'found a file, allowed a folder',
    EISDIR: 'found a folder, allowed a file',
    EACCES: 'found no permission, allowed a path that this account may use',
    EEXIST: 'found something there, allowed a new path',
  }[String('code' in error ? error.code : '')]
  return found === undefined ? null : `${error.path}: ${found}`
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
