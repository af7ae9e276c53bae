import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { choosePort } from '../../scripts/devnet/ports.ts'

/** A PostgreSQL server of a test's own. */
export interface TemporaryPostgres {
  readonly url: string
  stop(): Promise<void>
}

/** Whether this machine has a server to start; nothing is installed for a test. */
export const hasPostgres =
  spawnSync('postgres', ['--version']).status === 0 && spawnSync('initdb', ['--version']).status === 0

/** PostgreSQL refuses to run as root: there it runs as the account that its package made. */
function account(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const found = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' })
  return { uid: Number(found.stdout), gid: Number(spawnSync('id', ['-g', 'postgres'], { encoding: 'utf8' }).stdout) }
}

/** Starts one in a folder that is removed with it. */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const dir = mkdtempSync(join(tmpdir(), 'althing-postgres-'))
  const as = account()
  if (as.uid !== undefined) chownSync(dir, as.uid, as.gid)
  const data = join(dir, 'data')
  const made = spawnSync('initdb', ['-D', data, '-U', 'althing', '-A', 'trust', '-N'], {
    ...as,
    cwd: dir,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const port = await choosePort({ service: 'postgres' })
  const child = spawn('postgres', ['-D', data, '-p', String(port), '-k', dir, '-c', 'listen_addresses=127.0.0.1'], {
    ...as,
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (bytes: Buffer) => bytes.includes('ready to accept connections') && resolve())
    void exited.then(() => reject(new Error('postgres ended before it was ready')))
  })
  return {
    url: `postgres://althing@127.0.0.1:${port}/postgres`,
    async stop() {
      child.kill('SIGINT')
      await exited
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
