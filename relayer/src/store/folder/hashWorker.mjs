import { parentPort } from 'node:worker_threads'
import { createTaskBuffer, FileChangedError, runTask } from './runTask.mjs'

/** Bytes between two messages of progress. */
const reportEvery = 8_388_608

const buffer = createTaskBuffer()

// A thread is no window: there is no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const post = (message) => parentPort.postMessage(message)

parentPort.on('message', (task) => {
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
