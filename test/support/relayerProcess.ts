import { spawn, type ChildProcess } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { person, type PersonName } from '../../scripts/devnet/people.ts'
import type { SmallDao } from './smallDao.ts'

/** A relayer in a process of its own. */
export interface RelayerProcess {
  readonly apiUrl: string
  readonly child: ChildProcess
  /** Everything that it wrote on standard error so far. */
  readonly log: () => string
  /** Resolves with its exit code, or the signal that ended it. */
  readonly exited: Promise<number | string | null>
  /** SIGTERM, and waits. */
  stop(): Promise<number | string | null>
}

export interface RelayerProcessOptions {
  /** Relative to the DAO's folder; the same name is the same relayer started again. */
  readonly name?: string
  readonly env?: Readonly<Record<string, string>>
  /** Another program than the relayer's own. */
  readonly main?: string
  /** Waits for the ready line unless false. */
  readonly ready?: boolean
}

const relayerMain = fileURLToPath(new URL('../../relayer/src/main.ts', import.meta.url))

/** Settings of a relayer for a DAO, as environment variables. */
export async function relayerEnvironment(
  dao: SmallDao,
  name: string,
  owner: PersonName = 'Trainer',
): Promise<Record<string, string>> {
  const keyFile = join(dao.dir, `${owner}.key`)
  await writeFile(keyFile, person(owner).privateKey, { mode: 0o600 })
  return {
    PATH: process.env['PATH'] ?? '',
    ALTHING_RPC_URLS: dao.rpcUrl,
    ALTHING_DEPLOYMENT: dao.deploymentPath,
    ALTHING_DATA_DIR: join(dao.dir, name),
    ALTHING_PORT: '0',
    ALTHING_PRIVATE_KEY_FILE: keyFile,
  }
}

/** Starts one and waits until it says that it is ready. */
export async function startRelayerProcess(dao: SmallDao, options: RelayerProcessOptions = {}): Promise<RelayerProcess> {
  const { name = 'relayer', env = {}, main = relayerMain, ready = true } = options
  const child = spawn(process.execPath, [main], {
    env: { ...(await relayerEnvironment(dao, name)), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()))
  const exited = new Promise<number | string | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code))
  })
  const apiUrl = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const url = /^Relayer ready at (\S+)$/m.exec(out)?.[1]
      if (url !== undefined) resolve(url)
    }
    child.stdout.on('data', look)
    void exited.then((code) => (ready ? reject(new Error(`the relayer ended with ${code}: ${err}`)) : resolve('')))
  })
  return {
    apiUrl,
    child,
    log: () => err,
    exited,
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** Asks again until `look` gives something. */
export async function eventually<T>(
  look: () => Promise<T | undefined>,
  options: { what: string; seconds?: number },
): Promise<T> {
  const { what, seconds = 60 } = options
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what} did not happen in ${seconds} s`)
}
