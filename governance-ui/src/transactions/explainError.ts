import { BaseError, ContractFunctionRevertedError, InsufficientFundsError, UserRejectedRequestError } from 'viem'
import { printArgument } from './preparedCall.ts'

/** Why nothing happened, and what to do next. */
export type Explanation = { kind: 'rejected' | 'reverted' | 'failed'; title: string; detail: string }

export function explainError(error: unknown): Explanation {
  if (!(error instanceof BaseError)) {
    return {
      kind: 'failed',
      title: 'That did not work.',
      detail: error instanceof Error ? error.message : String(error),
    }
  }
  if (error.walk((cause) => cause instanceof UserRejectedRequestError)) {
    return { kind: 'rejected', title: 'You declined in the wallet.', detail: 'Nothing was sent; you can try again.' }
  }
  const revert = error.walk((cause) => cause instanceof ContractFunctionRevertedError)
  if (revert instanceof ContractFunctionRevertedError) {
    return { kind: 'reverted', title: 'The contract refuses this.', detail: describeRevert(revert) }
  }
  if (error.walk((cause) => cause instanceof InsufficientFundsError)) {
    return { kind: 'failed', title: 'The wallet cannot pay the fee.', detail: 'Add ether to it and try again.' }
  }
  return { kind: 'failed', title: 'That did not work.', detail: error.shortMessage }
}

function describeRevert({ data, reason, signature }: ContractFunctionRevertedError): string {
  if (data === undefined) return reason ?? signature ?? 'no reason given'
  return `${data.errorName}(${(data.args ?? []).map(printArgument).join(', ')})`
}
