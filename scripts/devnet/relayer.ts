import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { healthSchema } from '@althing/proposals'
import { root } from '../terminal/runCommand.ts'
import { person } from './people.ts'
import type { Service, Services } from './services.ts'
import { waitFor } from './waitFor.ts'

export interface RelayerOptions {
  readonly dir: string
  readonly port: number
  readonly rpcUrl: string
  readonly deploymentPath: string
  /** Origins whose pages may read the API. */
  readonly corsOrigins?: readonly string[]
}

export interface Relayer {
  readonly apiUrl: string
  readonly service: Service
}

/** Starts the relayer as a process of its own and waits until it follows the chain. */
export async function startRelayer(services: Services, options: RelayerOptions): Promise<Relayer> {
  const dataDir = join(options.dir, 'relayer')
  await mkdir(dataDir, { recursive: true })
  const keyFile = join(options.dir, 'trainer.key')
  await writeFile(keyFile, `${person('Trainer').privateKey}\n`, { mode: 0o600 })
  const apiUrl = `http://127.0.0.1:${options.port}`
  const service = services.start({
    name: 'relayer',
    command: process.execPath,
    args: [join(root, 'relayer/src/main.ts')],
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      ALTHING_RPC_URLS: options.rpcUrl,
      ALTHING_FINALITY: 'finalized',
      ALTHING_DEPLOYMENT: options.deploymentPath,
      ALTHING_DATA_DIR: dataDir,
      ALTHING_HOST: '127.0.0.1',
      ALTHING_PORT: String(options.port),
      ALTHING_PRIVATE_KEY_FILE: keyFile,
      ...(options.corsOrigins ? { ALTHING_CORS_ORIGINS: options.corsOrigins.join(',') } : {}),
    },
  })
  const healthy = async () => {
    const response = await fetch(`${apiUrl}/v1/health`)
    const health = healthSchema.parse(await response.json())
    return health.status === 'ok' ? health : undefined
  }
  await waitFor(healthy, { what: 'the relayer', timeoutMs: 60_000, unless: service.ended })
  return { apiUrl, service }
}
