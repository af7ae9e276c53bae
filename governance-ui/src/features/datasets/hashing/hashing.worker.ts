import '../../../runtime/strictZod.ts'
import { hashFiles } from './hashFiles.ts'
import type { ChosenFile, HashingMessage } from './messages.ts'

/** A worker's scope, of which TypeScript's DOM types know only the window's half. */
const scope: Pick<Worker, 'postMessage'> = globalThis
const say = (message: HashingMessage) => scope.postMessage(message, [])

globalThis.addEventListener('message', ({ data }: MessageEvent<readonly ChosenFile[]>) => {
  hashFiles(data, (progress) => say({ kind: 'progress', ...progress })).then(
    (manifest) => say({ kind: 'done', manifest }),
    (error: unknown) => say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
})
