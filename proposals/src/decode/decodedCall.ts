import type { ContractName } from '../deployment/deployment.ts'
import type { Hex } from '../hex.ts'

/** A decoded argument: numbers as bigint, bytes and addresses as `0x` hex, tuples by their members' names. */
export type DecodedValue =
  string | boolean | bigint | readonly DecodedValue[] | { readonly [member: string]: DecodedValue }

export interface DecodedArgument {
  readonly name: string
  readonly type: string
  readonly value: DecodedValue
}

/** One call of a proposal, as far as it can be understood without trusting who wrote it. */
export interface DecodedCall {
  readonly index: number
  /** Checksummed, always shown in full. */
  readonly target: Hex
  /** Which of our contracts is called; null where it is none. */
  readonly contract: ContractName | null
  /** Wei. */
  readonly value: bigint
  readonly calldata: Hex
  /** `approve(bytes32)`; null where the call is not understood. */
  readonly signature: string | null
  /** Name of the function alone; null where the call is not understood. */
  readonly method: string | null
  readonly args: readonly DecodedArgument[]
  /** Re-encoding what is shown gives the calldata byte for byte; false means that more is sent than is shown. */
  readonly exact: boolean
}

/** Whether a voter can rely on what is shown: our contract, a known function, nothing hidden in the bytes. */
export function isUnderstood(call: DecodedCall): call is DecodedCall & { contract: ContractName; method: string } {
  return call.contract !== null && call.method !== null && call.exact
}
