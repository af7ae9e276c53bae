import { Worker } from 'node:worker_threads'
import type { HashResult, HashTask } from './hashTask.ts'
import { createTaskBuffer, FileChangedError, runTask } from './runTask.mjs'

/** What a thread says, see `hashWorker.mjs`. */
type WorkerMessage =
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'done'; readonly results: readonly HashResult[] }
  | { readonly kind: 'changed'; readonly index: number }
  | { readonly kind: 'failed'; readonly error: unknown }

const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32, codeRangeSizeMb: 8, stackSizeMb: 1 }

export interface PoolOptions {
  readonly workers: number
  readonly onBytes: (bytes: number) => void
  readonly signal?: AbortSignal | undefined
}

/** Runs tasks on worker threads, each with one task at a time, and ends the threads whatever happens. */
export async function runTasks(tasks: readonly HashTask[], options: PoolOptions): Promise<HashResult[]> {
  options.signal?.throwIfAborted()
  const workers = Math.min(options.workers, tasks.length)
  if (workers <= 1) return runHere(tasks, options)

  const queue = [...tasks].toReversed()
  const results: HashResult[] = []
  const threads = Array.from({ length: workers }, startThread)
  try {
    await Promise.all(threads.map((thread) => drain(thread, queue, results, options)))
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
  return results
}

function startThread(): Worker {
  return new Worker(new URL('./hashWorker.mjs', import.meta.url), { resourceLimits })
}

/** Hands tasks to one thread until none is left. */
function drain(
  thread: Worker,
  queue: HashTask[],
  results: HashResult[],
  { onBytes, signal }: PoolOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = () => {
      const task = queue.pop()
      if (task === undefined) resolve()
      // A thread is no window: there is no origin to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      else thread.postMessage(task)
    }
    const abort = () => reject(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('a hashing thread ended early')))
    thread.on('message', (message: WorkerMessage) => {
      if (message.kind === 'bytes') onBytes(message.bytes)
      else if (message.kind === 'changed') reject(new FileChangedError(message.index))
      else if (message.kind === 'failed') reject(message.error)
      else {
        results.push(...message.results)
        next()
      }
    })
    next()
  })
}

/** Too little work to pay for a thread. */
async function runHere(tasks: readonly HashTask[], { onBytes, signal }: PoolOptions): Promise<HashResult[]> {
  const buffer = createTaskBuffer()
  const results: HashResult[] = []
  for (const task of tasks) {
    signal?.throwIfAborted()
    results.push(...runTask(task, buffer, onBytes))
  }
  return results
}
