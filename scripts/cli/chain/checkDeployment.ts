import { contractNames } from '@althing/proposals'
import { keccak256 } from 'ethers'
import { CliError } from '../cliError.ts'
import type { ChainView } from './readContract.ts'

/** Compares the code at every address with the deployment's: an endpoint cannot pass off other contracts as ours. */
export async function checkDeployment({ provider, deployment, blockNumber }: ChainView): Promise<void> {
  for (const name of contractNames) {
    const address = deployment.contracts[name]
    const found = keccak256(await provider.getCode(address, blockNumber))
    if (found !== deployment.codeHashes[name]) {
      throw new CliError(
        'verification',
        `${name} at ${address}: found code ${found}, allowed ${deployment.codeHashes[name]}`,
      )
    }
  }
}
