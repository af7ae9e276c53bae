import { ProposalsError } from '../errors.ts'

/** `actions.json` breaks its schema, or an action cannot be built. */
export class ActionsError extends ProposalsError {
  override name = 'ActionsError'
}
