import { ProposalsError } from '../errors.ts'

/** A folder, a path or a manifest breaks a rule of `ddm/1`. `path` is the offending file, where there is one. */
export class DdmError extends ProposalsError {
  override name = 'DdmError'
  readonly path: string | null

  constructor(path: string | null, found: string, allowed: string) {
    super(`${path === null ? 'ddm/1' : `file ${JSON.stringify(path)}`}: found ${found}, allowed ${allowed}`)
    this.path = path
  }
}
