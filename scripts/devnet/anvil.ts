import { createRequire } from 'node:module'
import { JsonRpcProvider } from 'ethers'
import { devMnemonic, people } from './people.ts'
import type { Service, Services } from './services.ts'
import { waitFor } from './waitFor.ts'

/** The local chain has no build for this machine. */
export class AnvilError extends Error {
  override name = 'AnvilError'
}

export interface AnvilOptions {
  readonly port: number
  readonly cwd: string
  readonly chainId?: number
}

export interface Anvil {
  readonly rpcUrl: string
  readonly chainId: number
  readonly service: Service
}

/**
 * Starts a chain whose blocks become final: a block for each transaction and one a second, finalized = latest − 2.
 *
 * @throws AnvilError where npm has no binary for this platform.
 */
export async function startAnvil(services: Services, { port, cwd, chainId = 31_337 }: AnvilOptions): Promise<Anvil> {
  const rpcUrl = `http://127.0.0.1:${port}`
  const flags = {
    host: '127.0.0.1',
    port,
    'chain-id': chainId,
    mnemonic: devMnemonic,
    accounts: people.length,
    'block-time': 1,
    'slots-in-an-epoch': 1,
  }
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])
  const service = services.start({ name: 'anvil', command: anvilBinary(), args: [...args, '--mixed-mining'], cwd })
  const provider = new JsonRpcProvider(rpcUrl, chainId, { staticNetwork: true })
  try {
    const probe = async () => (Number(await provider.send('eth_chainId', [])) === chainId ? true : undefined)
    await waitFor(probe, { what: 'the local chain', timeoutMs: 20_000, intervalMs: 50, unless: service.ended })
  } finally {
    provider.destroy()
  }
  return { rpcUrl, chainId, service }
}

/** Straight from the platform's package: the wrapper would need its install script for speed, and npm may run none. */
function anvilBinary(): string {
  const architectures: Record<string, string> = { x64: 'amd64', arm64: 'arm64' }
  const folder = `@foundry-rs/anvil-${process.platform}-${architectures[process.arch] ?? process.arch}`
  try {
    const require = createRequire(import.meta.url)
    return require.resolve(`${folder}/bin/anvil${process.platform === 'win32' ? '.exe' : ''}`)
  } catch (cause) {
    throw new AnvilError(`there is no anvil for ${process.platform}-${process.arch} in npm (${folder})`, { cause })
  }
}
