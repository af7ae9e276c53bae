import { type ContractName, contractInterface, type Deployment } from '@althing/proposals'
import type { Provider, Result, Signer, TransactionReceipt } from 'ethers'

/** A contract of the deployment and the function to call on it. */
export interface ContractCall {
  readonly contract: ContractName
  readonly method: string
  readonly args: readonly unknown[]
  /** Wei to send along; none if left out. */
  readonly value?: bigint
}

/** Calls a view and gives its decoded results. Throws ethers' CALL_EXCEPTION on a revert. */
export async function readContract(
  provider: Provider,
  deployment: Deployment,
  { contract, method, args }: ContractCall,
): Promise<Result> {
  const view = contractInterface(contract)
  const data = view.encodeFunctionData(method, args)
  return view.decodeFunctionResult(method, await provider.call({ to: deployment.contracts[contract], data }))
}

/** Reads one whole number. */
export async function readInteger(provider: Provider, deployment: Deployment, call: ContractCall): Promise<bigint> {
  const [value]: unknown[] = [...(await readContract(provider, deployment, call))]
  if (typeof value !== 'bigint') throw new TypeError(`${call.contract}.${call.method} does not return an integer`)
  return value
}

/**
 * Sends a call and waits until it is in a block. The gas limit leaves a fifth over the estimate: a write that changes
 * nothing in the block that was estimated on may change something in the block that it lands in.
 * Throws ethers' CALL_EXCEPTION on a revert, before sending.
 */
export async function sendCall(
  signer: Signer,
  deployment: Deployment,
  { contract, method, args, value = 0n }: ContractCall,
): Promise<TransactionReceipt> {
  const transaction = {
    to: deployment.contracts[contract],
    data: contractInterface(contract).encodeFunctionData(method, args),
    value,
  }
  const estimate = await signer.estimateGas(transaction)
  const response = await signer.sendTransaction({ ...transaction, gasLimit: (estimate * 6n) / 5n })
  const receipt = await response.wait(1)
  if (receipt === null) throw new TypeError(`transaction ${response.hash} has no receipt`)
  return receipt
}

/** The provider behind a signer. Throws TypeError where there is none. */
export function providerOf(signer: Signer): Provider {
  if (signer.provider === null) throw new TypeError('the signer is not connected to a provider')
  return signer.provider
}
