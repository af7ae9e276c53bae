import { ProposalsError } from '../errors.ts'
import type { DescribedIssue } from '../json/describeIssues.ts'

/** A document is not an `ftc/1` config. `issues` holds every rule that it breaks, each with its path. */
export class ConfigError extends ProposalsError {
  override name = 'ConfigError'
  readonly issues: readonly DescribedIssue[]

  constructor(issues: readonly DescribedIssue[]) {
    super('not an ftc/1 config', {
      details: issues.map(({ path, found, allowed }) => `${path || 'config'}: found ${found}, allowed ${allowed}`),
    })
    this.issues = issues
  }
}
