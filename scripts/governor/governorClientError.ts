/** The DAO's rules, or the chain's present state, do not allow what was asked; nothing was sent. */
export class GovernorClientError extends Error {
  override name = 'GovernorClientError'
}

/** The chain recorded something else than what was sent, or a proposal's id does not follow from its content. */
export class ProposalMismatchError extends GovernorClientError {
  override name = 'ProposalMismatchError'
}
