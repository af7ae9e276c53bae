import { parentPort } from 'node:worker_threads'
import { FileChangedError } from './fileChangedError.ts'
import type { HashResult, HashTask } from './hashTask.ts'
import { createTaskBuffer, runTask } from './runTask.ts'

/** What a worker thread says to the pool. */
export type WorkerMessage =
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'done'; readonly results: readonly HashResult[] }
  | { readonly kind: 'changed'; readonly index: number }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Bytes between two messages of progress. */
const reportEvery = 8_388_608

const port = parentPort
if (port !== null) {
  const buffer = createTaskBuffer()
  const post = (message: WorkerMessage) => port.postMessage(message)
  port.on('message', (task: HashTask) => {
    let unreported = 0
    try {
      const results = runTask(task, buffer, (bytes) => {
        unreported += bytes
        if (unreported < reportEvery) return
        post({ kind: 'bytes', bytes: unreported })
        unreported = 0
      })
      post({ kind: 'bytes', bytes: unreported })
      post({ kind: 'done', results })
    } catch (error) {
      post(error instanceof FileChangedError ? { kind: 'changed', index: error.index } : { kind: 'failed', error })
    }
  })
}
