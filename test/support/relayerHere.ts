import { createLog } from '../../relayer/src/log.ts'
import { createRelayer, type Relayer, type RelayerParts } from '../../relayer/src/relayer.ts'
import { parseSettings } from '../../relayer/src/settings.ts'
import { readKey } from '../../relayer/src/tx/key.ts'
import type { PersonName } from '../../scripts/devnet/people.ts'
import { relayerEnvironment } from './relayerProcess.ts'
import type { SmallDao } from './smallDao.ts'

/** Starts a relayer inside the test's own process, so that a test can look at all of it. */
export async function startRelayerHere(
  dao: SmallDao,
  options: {
    name: string
    /** Whose key it has; the trainer's unless said. */
    owner?: PersonName
    env?: Readonly<Record<string, string>>
    wrapLedger?: NonNullable<RelayerParts['wrapLedger']>
  },
): Promise<Relayer> {
  const environment = await relayerEnvironment(dao, options.name, options.owner)
  const settings = parseSettings({ ...environment, ALTHING_LOG: 'silent', ...options.env })
  const relayer = await createRelayer({
    settings,
    deployment: dao.deployment,
    key: await readKey(settings.key),
    log: createLog(settings.logLevel),
    ...(options.wrapLedger ? { wrapLedger: options.wrapLedger } : {}),
  })
  relayer.stopped.catch(() => {}) // A test that expects it to stop looks at it itself.
  return relayer
}
