import {
  decodeFunctionResult,
  encodeFunctionData,
  isHex,
  type Abi,
  type Address,
  type ContractFunctionName,
  type ContractFunctionArgs,
  type ContractFunctionReturnType,
  type Hex,
} from 'viem'
import { agree, type Quorum } from './quorum.ts'
import { ChainDataInvalid } from './rpcError.ts'

type View = 'pure' | 'view'

/**
 * Calls a view function at one block, by the block's hash, and takes what q endpoints answer alike. Weaker than a proof:
 * for what a proof cannot cheaply say, and for chains that cannot prove.
 */
export async function quorumRead<
  const A extends Abi,
  N extends ContractFunctionName<A, View>,
  const P extends ContractFunctionArgs<A, View, N>,
>(
  quorum: Quorum,
  call: { address: Address; abi: A; functionName: N; args: P; blockHash: Hex },
): Promise<ContractFunctionReturnType<A, View, N, P>> {
  const { address, abi, functionName, args, blockHash } = call
  // @ts-expect-error viem relates the three only where the ABI is a literal; here it is the caller's.
  const data = encodeFunctionData({ abi, functionName, args })
  const { value } = await agree(quorum, `${functionName} at ${blockHash}`, {
    ask: async (endpoint) => {
      const answer = await endpoint.request('eth_call', { to: address, data }, { blockHash })
      if (!isHex(answer)) throw new ChainDataInvalid(`${endpoint.label} answered eth_call with something else`)
      return answer
    },
    keyOf: (answer) => answer,
  })
  // @ts-expect-error as above.
  return decodeFunctionResult({ abi, functionName, args, data: value })
}

/** Runtime code of an account that q endpoints agree on. */
export async function quorumCode(quorum: Quorum, address: Address, blockHash: Hex): Promise<Hex> {
  const { value } = await agree(quorum, `code of ${address}`, {
    ask: async (endpoint) => {
      const answer = await endpoint.request('eth_getCode', address, { blockHash })
      if (!isHex(answer)) throw new ChainDataInvalid(`${endpoint.label} answered eth_getCode with something else`)
      return answer
    },
    keyOf: (answer) => answer,
  })
  return value
}
