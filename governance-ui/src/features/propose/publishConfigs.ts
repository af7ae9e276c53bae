import { apiErrorMessage, type ProposalDocument } from '@althing/proposals'

/** The relayer did not take a config. */
export class PublishError extends Error {
  override name = 'PublishError'
}

/** Brings the configs' exact bytes to the relayer, so that voters can read what their digests stand for. */
export async function publishConfigs(apiUrl: string, { configs }: ProposalDocument): Promise<void> {
  await Promise.all(
    [...configs.values()].map(async ({ name, bytes, digest }) => {
      const body = new Blob([new Uint8Array(bytes)], { type: 'application/json' })
      const answer = await fetch(`${apiUrl}/v1/documents/${digest.slice(2)}`, { method: 'PUT', body }).catch(() => null)
      if (answer === null) throw new PublishError('The relayer does not answer.')
      if (!answer.ok) {
        const why = apiErrorMessage(await answer.text()) ?? answer.statusText
        throw new PublishError(`${name}: the relayer answered ${answer.status} ${why}`)
      }
    }),
  )
}
