import { ProposalsError } from '../errors.ts'

/** A document is not the JSON that is accepted here. `path` is where, in the form `datasets[0].root`; '' is the whole. */
export class JsonError extends ProposalsError {
  override name = 'JsonError'
  readonly path: string

  constructor(path: string, found: string, allowed: string) {
    super(`${path === '' ? 'document' : path}: found ${found}, allowed ${allowed}`)
    this.path = path
  }
}
