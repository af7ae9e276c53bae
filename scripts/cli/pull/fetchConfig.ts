import { type Config, encodeConfig } from '@althing/proposals'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mirror } from '../mirror/mirror.ts'
import { checkConfig } from './checkConfig.ts'
import { fetchDocument } from './fetchDocument.ts'
import { layout } from './layout.ts'
import type { VotedConfig } from './votedConfig.ts'

/** Fetches the bytes of a voted config into `dir`, once they lead to the very id that the chain has. */
export async function fetchConfig(mirror: Mirror, voted: VotedConfig, dir: string): Promise<Config> {
  const bytes = await fetchDocument(mirror, voted.config.config.configDigest, 'config', 262_144)
  const config = checkConfig(bytes, voted)
  await writeFile(join(dir, layout.config), encodeConfig(config))
  return config
}
