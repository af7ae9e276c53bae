import { type Config, createConfig, createStorage, http } from 'wagmi'
import type { RuntimeConfig } from '../runtime/runtimeConfig.ts'
import { chainOf } from './chainOf.ts'
import { localPerson } from './localPerson.ts'

/** Milliseconds between looks at the chain. */
export const pollingInterval = { local: 2_000, remote: 12_000 } as const

/** wagmi for one deployment: wallets announce themselves (EIP-6963); on the local chain seeded people join them. */
export function createWagmi(runtime: RuntimeConfig): Config {
  const chain = chainOf(runtime)
  return createConfig({
    chains: [chain],
    connectors: (runtime.local?.people ?? []).map((person) => localPerson(person, chain)),
    transports: { [chain.id]: http(chain.rpcUrls.default.http[0], { batch: true, timeout: 15_000, retryCount: 1 }) },
    pollingInterval: runtime.local === null ? pollingInterval.remote : pollingInterval.local,
    storage: createStorage({ storage: localStorage, key: `althing.${chain.id}` }),
  })
}
