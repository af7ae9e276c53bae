import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Deployment } from '@althing/proposals'
import { type JsonRpcProvider, Wallet } from 'ethers'
import { deploy } from '../../scripts/deploy/deploy.ts'
import { parseDeployParameters } from '../../scripts/deploy/parameters.ts'
import { startAnvil } from '../../scripts/devnet/anvil.ts'
import { type LocalChain, openLocalChain } from '../../scripts/devnet/localChain.ts'
import { bondLocalTrainer } from '../../scripts/devnet/localTrainer.ts'
import { person, type PersonName } from '../../scripts/devnet/people.ts'
import { choosePort } from '../../scripts/devnet/ports.ts'
import { createServices } from '../../scripts/devnet/services.ts'

/** A chain of its own with every contract of ours, deployed as a person deploys them. */
export interface LocalAlthing {
  readonly rpcUrl: string
  readonly deployment: Deployment
  readonly deploymentPath: string
  readonly chain: LocalChain
  readonly provider: JsonRpcProvider
  /** A seeded account that sends transactions, by name. */
  readonly wallet: (name: PersonName) => Wallet
  /** A folder that is removed with the chain. */
  readonly dir: string
  readonly stop: () => Promise<void>
}

export interface LocalAlthingOptions {
  readonly clock?: 'blocknumber' | 'timestamp'
  readonly chainId?: number
  /** Seconds that a jury has; those of the local parameters unless said. */
  readonly juryPeriod?: number
}

/** Starts anvil, deploys with the local parameters. Takes about 5 s; one a test file. */
export async function startLocalAlthing(options: LocalAlthingOptions = {}): Promise<LocalAlthing> {
  const { clock = 'blocknumber', juryPeriod, ...chainOptions } = options
  const dir = await mkdtemp(join(tmpdir(), 'althing-test-'))
  const services = createServices(dir)
  const port = await choosePort({ service: 'chain' })
  const { rpcUrl } = await startAnvil(services, { port, cwd: dir, ...chainOptions })
  const parameters = parseDeployParameters(
    await readFile(fileURLToPath(new URL('../../scripts/deploy/parameters/local.json', import.meta.url))),
  )
  const deploymentPath = join(dir, 'deployment.json')
  // anvil mines ever more slowly with its height, so tests vote for a minute of blocks instead of ten.
  const seconds = { votingDelay: { seconds: 3 }, votingPeriod: { seconds: 60 } }
  const governor = { ...parameters.governor, ...(clock === 'timestamp' ? seconds : { votingPeriod: { blocks: 60 } }) }
  const runs = { ...parameters.runs, votingPeriod: juryPeriod ?? parameters.runs.votingPeriod }
  const deployment = await deploy({
    parameters: { ...parameters, governor, clock, runs },
    rpcUrl,
    privateKey: person('Deployer').privateKey,
    out: deploymentPath,
  })
  const chain = openLocalChain(rpcUrl, deployment)
  await bondLocalTrainer(chain.provider, deployment)

  return {
    rpcUrl,
    deployment,
    deploymentPath,
    chain,
    provider: chain.provider,
    wallet: (name) => new Wallet(person(name).privateKey, chain.provider),
    dir,
    async stop() {
      chain.close()
      await services.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
