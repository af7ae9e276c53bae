import { ProposalsError } from '../errors.ts'
import { describeValue } from '../json/formatPath.ts'

/** What a contributor says of a dataset is not enough for Croissant, or not well formed. */
export class MetadataError extends ProposalsError {
  override name = 'MetadataError'
  readonly field: string

  constructor(field: string, found: unknown, allowed: string) {
    super(`${field}: found ${describeValue(found)}, allowed ${allowed}`)
    this.field = field
  }
}
