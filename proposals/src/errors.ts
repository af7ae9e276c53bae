/** Base of every error this package throws; catch by class, never by message. */
export class ProposalsError extends Error {
  override name = 'ProposalsError'

  /** @param details One line each: the field, what was found, what is allowed. */
  constructor(summary: string, options: { details?: readonly string[]; cause?: unknown } = {}) {
    const { details = [], cause } = options
    super([summary, ...details.map((line) => `  ${line}`)].join('\n'), { cause })
  }
}
