import type { ParamType, Result } from 'ethers/abi'
import { getAddress } from 'ethers/address'
import { contractInterface } from '../contracts/contractInterface.ts'
import { contractAt, type ContractName, type Deployment } from '../deployment/deployment.ts'
import { ProposalsError } from '../errors.ts'
import { asHex, type Hex } from '../hex.ts'
import type { Calls } from '../ids/governorIds.ts'
import type { DecodedArgument, DecodedCall, DecodedValue } from './decodedCall.ts'

/** Targets, values and calldatas do not pair up: this is no proposal. */
export class CallsError extends ProposalsError {
  override name = 'CallsError'
}

/**
 * Names what a proposal's calls do. Each understood call is encoded again and compared: `exact` is false where the
 * calldata holds more, or other bytes, than what is shown. Never throws on hostile calldata.
 * @throws CallsError where the three arrays differ in length.
 */
export function decodeCalls(calls: Calls, deployment: Deployment): DecodedCall[] {
  const { targets, values, calldatas } = calls
  if (values.length !== targets.length || calldatas.length !== targets.length) {
    throw new CallsError(
      `The proposal has ${targets.length} targets, ${values.length} values and ${calldatas.length} calldatas.`,
    )
  }

  return targets.map((target, index) => {
    const calldata = asHex((calldatas[index] ?? '0x').toLowerCase())
    const contract = contractAt(deployment, target)
    const decoded = contract === null ? null : decodeKnown(contract, calldata)
    return {
      index,
      target: asHex(getAddress(target.toLowerCase())),
      contract,
      value: values[index] ?? 0n,
      calldata,
      ...(decoded ?? unknown),
    }
  })
}

const unknown = { signature: null, method: null, args: [], exact: false } as const

function decodeKnown(
  contract: ContractName,
  calldata: Hex,
): Omit<DecodedCall, 'index' | 'target' | 'contract' | 'value' | 'calldata'> | null {
  const view = contractInterface(contract)
  const fragment = calldata.length >= 10 ? view.getFunction(calldata.slice(0, 10)) : null
  if (fragment === null) return null

  try {
    const result = view.decodeFunctionData(fragment, calldata)
    const exact = view.encodeFunctionData(fragment, result).toLowerCase() === calldata
    const args = fragment.inputs.map((type, index) => argument(type, result, index))
    return { signature: fragment.format('sighash'), method: fragment.name, args, exact }
  } catch {
    // The bytes do not fit the function's types: shown as an unknown call, never half understood.
    return null
  }
}

function argument(type: ParamType, result: Result, index: number): DecodedArgument {
  return {
    // Solidity code ends a name with "_" where it would hide a function; readers see the name that is meant.
    name: type.name.replace(/_$/, '') || `arg${index}`,
    type: type.format('sighash'),
    value: plain(type, result[index]),
  }
}

/** ethers' results as plain data. Throws on a string that is not UTF-8, where ethers defers its error. */
function plain(type: ParamType, value: unknown): DecodedValue {
  if (type.baseType === 'array' && type.arrayChildren !== null) {
    const child = type.arrayChildren
    return items(value).map((item) => plain(child, item))
  }
  if (type.baseType === 'tuple' && type.components !== null) {
    const parts = items(value)
    return Object.fromEntries(
      type.components.map((part, index) => [part.name || `arg${index}`, plain(part, parts[index])]),
    )
  }
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value
  throw new TypeError(`a value of type ${type.type} cannot be shown`)
}

function items(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('not a list')
  return Array.from<unknown>(value)
}
