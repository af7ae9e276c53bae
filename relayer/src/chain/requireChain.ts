import { contractNames, type Deployment } from '@althing/proposals'
import { keccak256 } from 'viem'
import { z } from 'zod'
import { finalHeight, type Finality } from './finality.ts'
import { agree, agreedHeight, type Quorum } from './quorum.ts'
import { blockAt } from './finalLane.ts'
import { quorumCode } from './quorumRead.ts'
import { ChainMismatch } from './rpcError.ts'

const localChainId = 31_337

/**
 * Requires that the endpoints serve the deployment's chain, know its finality, and hold its code: at start, before anything
 * is read.
 *
 * @throws ChainMismatch saying which setting or document is wrong; QuorumNotReached while too few answer.
 */
export async function requireChain(
  quorum: Quorum,
  expected: { deployment: Deployment; finality: Finality },
): Promise<void> {
  const { deployment, finality } = expected
  if ('depth' in finality && finality.depth === 0 && deployment.chainId !== localChainId)
    throw new ChainMismatch(
      `ALTHING_FINALITY: found "depth:0", allowed on chain ${deployment.chainId}: finalized, safe or depth:N with N of 1 or more`,
    )
  const { value: chainId } = await agree(quorum, 'chain id', {
    ask: async (endpoint) =>
      z.coerce
        .number()
        .int()
        .parse(await endpoint.request('eth_chainId')),
    keyOf: String,
  })
  if (chainId !== deployment.chainId)
    throw new ChainMismatch(
      `ALTHING_RPC_URLS: the endpoints serve chain ${chainId}, the deployment document is for chain ${deployment.chainId}`,
    )
  const { value: genesis } = await blockAt(quorum, 0)
  if (genesis?.hash !== deployment.genesisHash.toLowerCase())
    throw new ChainMismatch(
      `ALTHING_RPC_URLS: block 0 is ${genesis?.hash ?? 'missing'}, the deployment document says ${deployment.genesisHash}: ` +
        'another chain with the same id',
    )
  await agree(quorum, 'final block', {
    ask: (endpoint) => finalHeight(endpoint, finality).then(() => 'known'),
    keyOf: String,
  })
  await requireCode(quorum, deployment)
}

async function requireCode(quorum: Quorum, deployment: Deployment): Promise<void> {
  const { value: latest } = await blockAt(quorum, await latestNumber(quorum))
  if (!latest) return
  for (const name of contractNames) {
    const found = keccak256(await quorumCode(quorum, deployment.contracts[name], latest.hash))
    if (found !== deployment.codeHashes[name].toLowerCase())
      throw new ChainMismatch(
        `ALTHING_DEPLOYMENT: the code of ${name} at ${deployment.contracts[name]} hashes to ${found}, ` +
          `the document says ${deployment.codeHashes[name]}`,
      )
  }
}

/** A block a little below the head, so that every endpoint has it. */
async function latestNumber(quorum: Quorum): Promise<number> {
  return agreedHeight(quorum, async (endpoint) =>
    z.coerce
      .number()
      .int()
      .parse(await endpoint.request('eth_blockNumber')),
  )
}
