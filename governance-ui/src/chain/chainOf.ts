import { type Chain, defineChain } from 'viem'
import type { RuntimeConfig } from '../runtime/runtimeConfig.ts'

/** The chain of the deployment, reached by the configured RPC alone. */
export function chainOf({ deployment, rpcUrl, local }: RuntimeConfig): Chain {
  const url = new URL(rpcUrl, globalThis.location?.origin).href
  return defineChain({
    id: deployment.chainId,
    name: local === null ? `chain ${deployment.chainId}` : 'Local chain',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
    testnet: local !== null,
  })
}
