import type { Chain, EIP1193RequestFn } from 'viem'
import { createConnector } from 'wagmi'
import type { Person } from '../runtime/runtimeConfig.ts'

/** Says that a connector is a seeded person of the local chain. */
export const localPersonType = 'local-person'

/** A seeded person of the local chain as a wallet; the signing code loads when somebody steps into the role. */
export function localPerson(person: Person, chain: Chain) {
  const storageKey = `localPerson.${person.address}` as const
  return createConnector<{ request: EIP1193RequestFn }, { person: Person }, Record<typeof storageKey, true>>(
    (config) => ({
      id: `${localPersonType}-${person.address}`,
      name: person.name,
      type: localPersonType,
      person,
      async connect() {
        await config.storage?.setItem(storageKey, true)
        // Safety: no caller of ours asks for capabilities, so these are plain addresses.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        return { accounts: [person.address] as never, chainId: chain.id }
      },
      async disconnect() {
        await config.storage?.removeItem(storageKey)
      },
      getAccounts: async () => [person.address],
      getChainId: async () => chain.id,
      async getProvider() {
        const { createLocalProvider } = await import('./localProvider.ts')
        return createLocalProvider(person, chain)
      },
      isAuthorized: async () => (await config.storage?.getItem(storageKey)) === true,
      switchChain: async () => chain,
      onAccountsChanged: () => {},
      onChainChanged: () => {},
      onDisconnect: () => config.emitter.emit('disconnect'),
    }),
  )
}
