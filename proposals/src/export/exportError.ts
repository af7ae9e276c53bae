import { ProposalsError } from '../errors.ts'
import { describeValue } from '../json/formatPath.ts'

/** A tool has no setting for what was voted; a config that says something else is never written instead. */
export class ExportError extends ProposalsError {
  override name = 'ExportError'
  readonly field: string

  constructor(tool: string, field: string, found: unknown, allowed: string) {
    super(`${tool} cannot do what was voted. ${field}: found ${describeValue(found)}, allowed ${allowed}`)
    this.field = field
  }
}
