import { readFile } from 'node:fs/promises'
import { parseDeployment, type Deployment } from '@althing/proposals'
import { createLog } from './log.ts'
import { createRelayer } from './relayer.ts'
import { parseSettings, SettingsError, type Settings } from './settings.ts'
import { readKey } from './tx/key.ts'

/** Starts the relayer from the environment, says when it is ready, and stops it on SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const settings = parseSettings(process.env)
  const log = createLog(settings.logLevel)
  const relayer = await createRelayer({
    settings,
    deployment: await readDeployment(settings),
    key: await readKey(settings.key),
    log,
  })
  let signals = 0
  const stop = () => {
    if (++signals > 1) process.exit(130)
    void relayer.close()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.stdout.write(`Relayer ready at ${relayer.url}\n`)
  try {
    await relayer.stopped
  } finally {
    await relayer.close()
  }
}

async function readDeployment({ deploymentFile }: Settings): Promise<Deployment> {
  try {
    return parseDeployment(await readFile(deploymentFile, 'utf8'))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new SettingsError([`ALTHING_DEPLOYMENT: ${deploymentFile} is no deployment document: ${reason}`])
  }
}

try {
  await main()
  process.exit(0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
