import { FunctionFragment, Interface } from 'ethers/abi'
import type { Deployment } from '../deployment/deployment.ts'
import { asHex } from '../hex.ts'
import type { Action } from './action.ts'
import { ActionsError } from './actionsError.ts'
import type { Call } from './buildCalls.ts'

type RawCall = Extract<Action, { type: 'call' }>

/**
 * Encodes a call to anything. Everyone sees it as what it is: decoded where the target is ours, unknown otherwise.
 * @throws ActionsError where the signature cannot be read or an argument does not fit its type.
 */
export function encodeRawCall(action: RawCall, deployment: Deployment): Call {
  const target = contractAddress(action.target, deployment)
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

function contractAddress(target: RawCall['target'], { contracts }: Deployment): Call['target'] {
  switch (target) {
    case 'token':
    case 'governor':
    case 'timelock':
    case 'datasets':
    case 'models':
    case 'runs':
      return contracts[target]
    default:
      return target
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
