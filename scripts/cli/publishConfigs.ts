import type { ProposalDocument } from '@althing/proposals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createMirror } from './mirror/mirror.ts'

/** A config's bytes in a relayer's store, by their SHA-256. */
export interface PublishedConfig {
  readonly file: string
  readonly configDigest: string
  /** Where they can be fetched now; null where no relayer is known. */
  readonly url: string | null
}

/**
 * Brings the configs' exact bytes to the relayer, so that voters can read what each digest stands for.
 * @throws CliError where the relayer refuses them or does not answer.
 */
export async function publishConfigs(document: ProposalDocument, apiUrl: string | null): Promise<PublishedConfig[]> {
  const mirror = apiUrl === null ? null : createMirror(apiUrl, { sleep })
  return Promise.all(
    [...document.configs.values()].map(async ({ name, bytes, digest }) => {
      const path = `/v1/documents/${digest.slice(2)}`
      await mirror?.put(path, new Blob([new Uint8Array(bytes)]), 'application/json')
      return { file: name, configDigest: digest.slice(2), url: mirror === null ? null : `${mirror.url}${path}` }
    }),
  )
}
