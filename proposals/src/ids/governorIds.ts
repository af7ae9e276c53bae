import { AbiCoder } from 'ethers/abi'
import { keccak256 } from 'ethers/crypto'
import { toBeHex, toUtf8Bytes } from 'ethers/utils'
import { ProposalsError } from '../errors.ts'
import { asHex, type Hex } from '../hex.ts'

/** A batch of calls as the governor takes it: three arrays of one length. */
export interface Calls {
  readonly targets: readonly Hex[]
  readonly values: readonly bigint[]
  readonly calldatas: readonly Hex[]
}

/** A string holds half of a surrogate pair: it has no UTF-8 form, so no hash. */
export class IllFormedTextError extends ProposalsError {
  override name = 'IllFormedTextError'
}

const callTypes = ['address[]', 'uint256[]', 'bytes[]']

/** keccak256 of the description's UTF-8 bytes, unchanged: no normalisation of line ends or Unicode. */
export function descriptionHashOf(description: string): Hex {
  if (!description.isWellFormed()) {
    throw new IllFormedTextError('The description holds a lone surrogate and cannot be written as UTF-8.')
  }
  return asHex(keccak256(toUtf8Bytes(description)))
}

/** Id of a proposal, as `Governor.hashProposal` computes it (OpenZeppelin 5.7). */
export function proposalIdOf(calls: Calls, descriptionHash: Hex): bigint {
  const { targets, values, calldatas } = calls
  const encoded = AbiCoder.defaultAbiCoder().encode(
    [...callTypes, 'bytes32'],
    [targets, values, calldatas, descriptionHash],
  )
  return BigInt(keccak256(encoded))
}

/** keccak256(abi.encode(targets, values, calldatas)): what a temperature check commits to. */
export function actionsHashOf(calls: Calls): Hex {
  const { targets, values, calldatas } = calls
  return asHex(keccak256(AbiCoder.defaultAbiCoder().encode(callTypes, [targets, values, calldatas])))
}

/** Salt under which a governor schedules: bytes20(governor) ^ descriptionHash. */
export function timelockSaltOf(governor: Hex, descriptionHash: Hex): Hex {
  return asHex(toBeHex((BigInt(governor) << 96n) ^ BigInt(descriptionHash), 32))
}

/** Id of the timelock operation of a proposal: `hashOperationBatch` with no predecessor and the governor's salt. */
export function operationIdOf(calls: Calls, options: { governor: Hex; descriptionHash: Hex }): Hex {
  const { targets, values, calldatas } = calls
  const salt = timelockSaltOf(options.governor, options.descriptionHash)
  const noPredecessor = toBeHex(0, 32)
  return asHex(
    keccak256(
      AbiCoder.defaultAbiCoder().encode(
        [...callTypes, 'bytes32', 'bytes32'],
        [targets, values, calldatas, noPredecessor, salt],
      ),
    ),
  )
}

/** Key of one call of one executed operation on one chain; a run is created at most once for it (relayer-1). */
export function executionKeyOf(options: { chainId: number; timelock: Hex; operationId: Hex; callIndex: number }): Hex {
  const { chainId, timelock, operationId, callIndex } = options
  return asHex(
    keccak256(
      AbiCoder.defaultAbiCoder().encode(
        ['uint256', 'address', 'bytes32', 'uint256'],
        [chainId, timelock, operationId, callIndex],
      ),
    ),
  )
}
