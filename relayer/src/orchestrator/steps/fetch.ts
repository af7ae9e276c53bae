import { placeFolder } from '../placeInputs.ts'
import type { RunContext, RunStep } from '../runContext.ts'
import { approvedConfigOf, resolveInputs, type RunInputs } from '../runInputs.ts'
import type { RunJob } from '../../ledger/runJob.ts'

const configMaxBytes = 256 * 1024

/**
 * verified → queued: brings the config and every folder here and lays verified copies out for the trainer, before anything is
 * taken on chain: each byte is what was approved, or the run is refused.
 */
export const fetchStep: RunStep = async (job, context) => {
  const { ledger, publish } = context
  publish(job, 'fetch', { fraction: 0, message: 'Fetching the config' })
  const inputs = await readInputs(job, context)
  const folders = [inputs.base, ...inputs.datasets, ...inputs.evaluationSets]
  for (const [index, folder] of folders.entries()) {
    publish(job, 'fetch', { fraction: (index + 1) / (folders.length + 1), message: `Fetching ${folder.root}` })
    await placeFolder(job, folder, context)
  }
  publish(job, 'fetch', { fraction: 1, message: `${folders.length} folders verified` })
  return ledger.move(job, 'queued')
}

/** The run's inputs from the store, or from where the chain hints at. */
export async function readInputs(job: RunJob, { facts, fetcher }: RunContext): Promise<RunInputs> {
  const { config, uri } = approvedConfigOf(job, facts)
  const bytes = await fetcher.fetchDocument({
    sha256: config.configDigest.slice(2),
    uris: uri === '' ? [] : [uri],
    maxBytes: configMaxBytes,
  })
  return resolveInputs(job, bytes, facts)
}
