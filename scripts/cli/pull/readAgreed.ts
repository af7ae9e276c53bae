import type { Deployment } from '@althing/proposals'
import type { JsonRpcProvider } from 'ethers'
import type { ChainBlock } from '../chain/chainBlock.ts'
import { formatJson } from '../cli.ts'
import { CliError } from '../cliError.ts'
import type { Connection } from '../connection.ts'

/** One endpoint, and the deployment that is read there. */
export interface Endpoint {
  readonly provider: JsonRpcProvider
  readonly deployment: Deployment
}

/** What is read at each endpoint, and how an answer is called where two of them differ. */
export interface AgreedRead<T> {
  readonly block: ChainBlock
  readonly read: (at: Endpoint) => Promise<T>
  readonly nameOf: (answer: T) => string
}

/**
 * Reads something at every endpoint that was given, as of the same block, and takes only what all of them say.
 *
 * @throws {CliError} if two endpoints disagree, or one has not seen the block yet.
 */
export async function readAgreed<T>(
  { provider, witnesses, deployment }: Connection,
  { block, read, nameOf }: AgreedRead<T>,
): Promise<T> {
  const answer = await read({ provider, deployment })
  for (const [index, witness] of witnesses.entries()) {
    const name = `endpoint ${index + 2} of --rpc`
    const seen = await witness.getBlock(block.number)
    if (seen === null) {
      throw new CliError('network', `${name}: found no block ${block.number}, allowed one that is up to date`)
    }
    if (seen.hash !== block.hash) {
      throw new CliError('verification', `${name}: found block ${seen.hash}, allowed ${block.hash}`)
    }
    const second = await read({ provider: witness, deployment })
    if (formatJson(second) !== formatJson(answer)) {
      throw new CliError('verification', `${name}: found ${nameOf(second)}, allowed ${nameOf(answer)}`)
    }
  }
  return answer
}
