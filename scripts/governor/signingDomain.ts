import type { ContractName, Deployment, SigningDomain } from '@althing/proposals'
import type { Provider } from 'ethers'
import { readContract } from './contractCalls.ts'
import { ProposalMismatchError } from './governorClientError.ts'

/**
 * The EIP-712 domain that a contract says it has (ERC-5267), held against the pinned deployment.
 * @throws ProposalMismatchError where it names another chain or contract.
 */
export async function readSigningDomain(
  provider: Provider,
  deployment: Deployment,
  contract: Extract<ContractName, 'governor' | 'token' | 'council' | 'reviews' | 'datasets' | 'vault' | 'licenses'>,
): Promise<SigningDomain> {
  const domain = await readContract(provider, deployment, { contract, method: 'eip712Domain', args: [] })
  const [name, version, chainId, verifyingContract]: unknown[] = domain.toArray().slice(1, 5)
  const address = deployment.contracts[contract]
  if (
    chainId !== BigInt(deployment.chainId) ||
    verifyingContract !== address ||
    version !== '1' ||
    typeof name !== 'string'
  ) {
    throw new ProposalMismatchError(`the ${contract} signs for another domain than ${address} on ${deployment.chainId}`)
  }
  return { name, chainId: deployment.chainId, verifyingContract: address }
}
