import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deployment } from '@althing/proposals'
import { deploy } from '../deploy/deploy.ts'
import { parseDeployParameters } from '../deploy/parameters.ts'
import type { DeployParameters } from '../deploy/parameters.ts'
import { root } from '../terminal/runCommand.ts'
import { createAlthing } from './althing.ts'
import type { Althing } from './althing.ts'
import { startAnvil } from './anvil.ts'
import { openLocalChain } from './localChain.ts'
import type { LocalChain } from './localChain.ts'
import { bondLocalTrainer } from './localTrainer.ts'
import { people, person } from './people.ts'
import { startRelayer } from './relayer.ts'
import type { Relayer } from './relayer.ts'
import { createServices } from './services.ts'
import { openSession } from './session.ts'

export interface DevnetOptions {
  /** Folder of its own; emptied at the start, kept at the end for its logs. */
  readonly dir: string
  readonly ports: { readonly rpc: number; readonly api: number; readonly web?: number }
  /** How long a vote lasts; 10 minutes, as in the local parameters, unless said otherwise. */
  readonly votingPeriod?: DeployParameters['governor']['votingPeriod']
}

export interface Devnet {
  readonly dir: string
  readonly rpcUrl: string
  readonly deployment: Deployment
  readonly chain: LocalChain
  /** The `althing` command on this network. */
  readonly althing: Althing
  /** Starts the relayer, again after it was stopped. */
  startRelayer(): Promise<Relayer>
  readonly apiUrl: string
  /** Where a web app would be; set when its port was given. */
  readonly webUrl: string | undefined
  /** Rejects when the chain or the relayer ends by itself. */
  readonly failed: Promise<never>
  /** Ends everything that was started. */
  stop(): Promise<void>
}

/**
 * A local chain with the contracts on it, in a folder that one process holds. Nothing outlives this process.
 *
 * @param note Told what is being done.
 */
export async function startDevnet(
  { dir, ports, votingPeriod }: DevnetOptions,
  note: (message: string) => void = () => {},
): Promise<Devnet> {
  const session = await openSession(dir)
  const services = createServices(dir)
  const apiUrl = `http://127.0.0.1:${ports.api}`
  const webUrl = ports.web === undefined ? undefined : `http://127.0.0.1:${ports.web}`
  const stopServices = async () => {
    await services.stop()
    await session.close()
  }
  try {
    await session.record(services.guardian)
    note('starting the chain')
    const { rpcUrl } = await startAnvil(services, { port: ports.rpc, cwd: dir })
    const parameters = parseDeployParameters(await readFile(join(root, 'scripts/deploy/parameters/local.json')))
    const deploymentPath = join(dir, 'deployment.json')
    const deployment = await deploy({
      parameters: votingPeriod ? { ...parameters, governor: { ...parameters.governor, votingPeriod } } : parameters,
      rpcUrl,
      privateKey: person('Deployer').privateKey,
      out: deploymentPath,
      onProgress: note,
    })
    const connectionFile = join(dir, 'connection.json')
    await writeConnection(connectionFile, { rpcUrl, apiUrl, webUrl, deployment: deploymentPath, people })
    const chain = openLocalChain(rpcUrl, deployment)
    await bondLocalTrainer(chain.provider, deployment)
    return {
      dir,
      rpcUrl,
      deployment,
      chain,
      althing: createAlthing({ connectionFile, cwd: dir }),
      apiUrl,
      webUrl,
      failed: services.failed,
      startRelayer: () => {
        const corsOrigins = webUrl === undefined ? [] : [webUrl]
        return startRelayer(services, { dir, port: ports.api, rpcUrl, deploymentPath, corsOrigins })
      },
      async stop() {
        chain.close()
        await rm(connectionFile, { force: true })
        await stopServices()
      },
    }
  } catch (error) {
    await stopServices()
    throw error
  }
}

async function writeConnection(path: string, connection: Readonly<Record<string, unknown>>): Promise<void> {
  await writeFile(`${path}.tmp`, `${JSON.stringify(connection, null, 2)}\n`)
  await rename(`${path}.tmp`, path)
}
