import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ContractName, contractNames, type Deployment, parseDeployment } from '@althing/proposals'
import { getAddress, keccak256, Wallet } from 'ethers'
import { readCode, readContract, readFirstBlock, readGenesisHash } from './chain.ts'
import { requireRoles, requireTiers, requireWiring } from './checks.ts'
import { DeployError } from './deployError.ts'
import { ignite } from './ignite.ts'
import { moduleParametersOf } from './moduleParameters.ts'
import type { DeployParameters } from './parameters.ts'
import { createRpc } from './rpc.ts'

const LOCAL_CHAIN_ID = 31_337

export interface DeployOptions {
  readonly parameters: DeployParameters
  readonly rpcUrl: string
  /** Key of the account that pays; it ends without any role. */
  readonly privateKey: string
  /** Where the deployment document is written; Ignition's journal lies beside it. */
  readonly out: string
  /** Where `hardhat build` wrote; the repository's own by default. */
  readonly artifactsDir?: string
  readonly onProgress?: (message: string) => void
}

/**
 * Deploys an Althing, or goes on with a deployment that was interrupted, or finds it finished: the same parameters, chain
 * and `out` always give the same contracts. Ends with a census of roles and of the contracts' references to each other.
 *
 * @returns The deployment document, as written to `out`.
 * @throws DeployError saying what to do next; nothing that was deployed is lost.
 * @example await deploy({ parameters: parseDeployParameters(bytes), rpcUrl, privateKey, out: '.althing/31337.json' })
 */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  const { parameters, out, onProgress = () => {} } = options
  const rpc = createRpc(options.rpcUrl)
  const wallet = new Wallet(options.privateKey)
  const moduleParameters = moduleParametersOf(parameters, wallet.address)
  const chainId = BigInt(String(await rpc('eth_chainId', [])))
  const isLocal = chainId === BigInt(LOCAL_CHAIN_ID)
  const genesisHash = await readGenesisHash(rpc)

  onProgress(`deploying to chain ${chainId} as ${wallet.address}`)
  const { addresses, transactions } = await ignite({
    rpc,
    wallet,
    chainId,
    parameters: moduleParameters,
    artifactsDir: options.artifactsDir ?? fileURLToPath(new URL('../../artifacts', import.meta.url)),
    journalDir: join(dirname(out), `journal-${chainId}-${genesisHash.slice(2, 10)}`),
    confirmations: isLocal ? 1 : 3,
    pollingInterval: isLocal ? 50 : 2_000,
  })

  const models = addressOf(addresses, 'models')
  const runs = getAddress(String(await readContract(rpc, { name: 'models', address: models }, 'trainingRuns')))
  const contracts = contractNames.map((name) => [name, name === 'runs' ? runs : addressOf(addresses, name)] as const)
  const codes = contracts.map(async ([name, address]) => [name, keccak256(await readCode(rpc, address))] as const)
  const deployment = parseDeployment({
    format: 'deployment/1',
    chainId: Number(chainId),
    name: parameters.name,
    genesisHash,
    blockNumber: await readFirstBlock(rpc, transactions),
    clock: parameters.clock,
    contracts: Object.fromEntries(contracts),
    codeHashes: Object.fromEntries(await Promise.all(codes)),
  })

  onProgress('checking roles, tiers and references')
  await Promise.all([requireRoles(rpc, deployment), requireTiers(rpc, deployment), requireWiring(rpc, deployment)])
  await writeDeployment(out, deployment)
  onProgress(`wrote ${out}`)

  return deployment
}

/** Writes whole or not at all, and never over another deployment on the same chain. */
async function writeDeployment(out: string, deployment: Deployment): Promise<void> {
  const text = `${JSON.stringify(deployment, null, 2)}\n`
  const previous = await readFile(out, 'utf8').catch(() => undefined)
  if (previous === text) return
  if (previous !== undefined) {
    const { genesisHash, contracts } = parseDeployment(previous)
    if (genesisHash === deployment.genesisHash && contracts.governor !== deployment.contracts.governor) {
      throw new DeployError(
        `${out}: found another deployment on this chain (governor ${contracts.governor}); give another --out`,
      )
    }
  }

  await mkdir(dirname(out), { recursive: true })
  await writeFile(`${out}.tmp`, text)
  await rename(`${out}.tmp`, out)
}

function addressOf(addresses: ReadonlyMap<string, string>, name: ContractName) {
  const address = addresses.get(name)
  if (address === undefined) throw new DeployError(`Ignition reported no address for ${name}`)

  return getAddress(address)
}
