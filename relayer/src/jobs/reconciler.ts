import type { RunLedger } from '../ledger/runLedger.ts'
import type { Logger } from '../log.ts'
import type { JobQueue } from './jobQueue.ts'

const everyMs = 15_000

/** Enqueues, now and again, every job with something left to do: whatever the queue lost, the ledger has. */
export function keepReconciled(parts: { ledger: RunLedger; queue: JobQueue; log: Logger }): () => void {
  const { ledger, queue, log } = parts
  const reconcile = async () => {
    for (const executionKey of await ledger.open()) await queue.enqueue(executionKey)
  }
  const tryToReconcile = () =>
    void reconcile().catch((error: unknown) => log.warn({ error: String(error) }, 'reconciler'))
  tryToReconcile()
  const timer = setInterval(tryToReconcile, everyMs)
  return () => clearInterval(timer)
}
