import { config } from 'zod'
import { hashFiles } from './hashFiles.ts'
import type { ChosenFile, HashingMessage } from './messages.ts'

// See main.tsx: no `new Function` under our content security policy.
config({ jitless: true })

const say = (message: HashingMessage) => globalThis.postMessage(message)

globalThis.onmessage = ({ data }: MessageEvent<readonly ChosenFile[]>) => {
  hashFiles(data, (progress) => say({ kind: 'progress', ...progress })).then(
    (manifest) => say({ kind: 'done', manifest }),
    (error: unknown) => say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
}
