/** An endpoint did not answer, or answered nonsense: ask again later or ask another. */
export class RpcUnavailable extends Error {
  override name = 'RpcUnavailable'
}

/** The endpoint understood and refused; `data` carries a revert's bytes where there are some. */
export class RpcRefused extends Error {
  override name = 'RpcRefused'
  readonly code: number
  readonly data: unknown

  constructor(message: string, details: { code: number; data: unknown }) {
    super(message)
    this.code = details.code
    this.data = details.data
  }
}

/** Fewer than q endpoints agree on a fact that needs q. */
export class QuorumNotReached extends Error {
  override name = 'QuorumNotReached'
}

/** An endpoint's answer contradicts the headers that the quorum stands for: it is broken or it lies. */
export class ChainDataInvalid extends Error {
  override name = 'ChainDataInvalid'
}

/** A block that was final is no longer in the chain. Never resolved by the relayer itself: a person must look. */
export class FinalityViolation extends Error {
  override name = 'FinalityViolation'

  constructor(found: { number: number; expected: string; found: string }) {
    super(
      `FINALITY_VIOLATION: block ${found.number} was final as ${found.expected}, the endpoints now say ${found.found}. ` +
        'If the chain was replaced (a new local chain, say), start with a new ALTHING_DATA_DIR; otherwise do not go on',
    )
  }
}

/** The endpoints serve another chain than the deployment document names, or lack what the settings ask of them. */
export class ChainMismatch extends Error {
  override name = 'ChainMismatch'
}

/** Whether trying again later may help. Anything else is fatal for what was tried. */
export function isRetryable(error: unknown): boolean {
  return (
    error instanceof RpcUnavailable ||
    error instanceof QuorumNotReached ||
    error instanceof ChainDataInvalid ||
    error instanceof RpcRefused
  )
}
