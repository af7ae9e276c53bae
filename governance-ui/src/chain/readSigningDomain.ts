import { reviewPanelAbi, type SigningDomain } from '@althing/proposals'
import type { Reader } from './useReader.ts'

/** A contract signs for another chain or another contract than this deployment's. */
export class SigningDomainError extends Error {
  override name = 'SigningDomainError'
}

/**
 * The EIP-712 domain that a contract says it has (ERC-5267), held against the deployment.
 * @throws SigningDomainError where it names another chain or contract: what is signed for that is not what was read here.
 */
export async function readSigningDomain(
  { client, deployment }: Reader,
  contract: 'council' | 'reviews',
): Promise<SigningDomain> {
  const address = deployment.contracts[contract]
  // The function is the same in every contract that has a domain.
  const domain = { address, abi: reviewPanelAbi, functionName: 'eip712Domain' } as const
  const [, name, version, chainId, verifyingContract] = await client.readContract(domain)
  if (chainId !== BigInt(deployment.chainId) || verifyingContract !== address || version !== '1') {
    throw new SigningDomainError(`The ${contract} signs for another domain than ${address} on ${deployment.chainId}.`)
  }
  return { name, chainId: deployment.chainId, verifyingContract: address }
}
