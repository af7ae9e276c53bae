import { FunctionFragment, Interface } from 'ethers/abi'
import { z } from 'zod'
import { isContractName } from '../deployment/contractNames.ts'
import type { Deployment } from '../deployment/deployment.ts'
import { asHex, type Hex } from '../hex.ts'
import { callSignature, callTarget, wei } from './actionFields.ts'
import { ActionsError } from './actionsError.ts'

/** `call`: anything that no other action says. */
export const rawCallSchema = z.strictObject({
  type: z.literal('call'),
  target: callTarget,
  /** `name(type,type)`; empty to send ETH alone. */
  signature: callSignature,
  args: z
    .array(z.json(), { error: 'an array of the arguments' })
    .max(32, { error: 'at most 32 arguments' })
    .default([]),
  value: wei.default('0'),
})
type RawCall = z.output<typeof rawCallSchema>

/** One call of a batch. */
export interface Call {
  readonly target: Hex
  readonly value: bigint
  readonly calldata: Hex
}

/**
 * Encodes a call to anything. Everyone sees it as what it is: decoded where the target is ours, unknown otherwise.
 * @throws ActionsError where the signature cannot be read or an argument does not fit its type.
 */
export function encodeRawCall(action: RawCall, { contracts }: Deployment): Call {
  const target = isContractName(action.target) ? contracts[action.target] : action.target
  const value = BigInt(action.value)
  if (action.signature === '') {
    if (action.args.length > 0) throw new ActionsError('args: found arguments without a signature, allowed none')
    return { target, value, calldata: '0x' }
  }

  const fragment = parseSignature(action.signature)
  try {
    return { target, value, calldata: asHex(new Interface([fragment]).encodeFunctionData(fragment, action.args)) }
  } catch (cause) {
    const allowed = fragment.inputs.map(({ type }) => type).join(', ') || 'none'
    throw new ActionsError(`args: found ${JSON.stringify(action.args)}, allowed (${allowed})`, { cause })
  }
}

function parseSignature(signature: string): FunctionFragment {
  try {
    return FunctionFragment.from(signature)
  } catch (cause) {
    throw new ActionsError(`signature: found "${signature}", allowed one such as "transfer(address,uint256)"`, {
      cause,
    })
  }
}
