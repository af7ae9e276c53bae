import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

import type { TrainingSpec } from '../trainer/trainingSpec.ts'
import type { Reach } from './sandbox.ts'

const sources = join(import.meta.dirname, '..')
const main = join(sources, 'trainer/main.ts')
const workspace = join(sources, '../..')

/** What a training reads and writes: the program, its dependencies and the spec's inputs, and its own folder. */
export function reachOf(spec: TrainingSpec, specPath: string): Reach {
  const program = [
    sources,
    join(sources, '../package.json'),
    join(workspace, 'proposals'),
    join(workspace, 'node_modules'),
  ]
  const inputs = [...spec.datasets, ...spec.evaluationSets, spec.base, ...(spec.parent ? [spec.parent] : [])]
  const reads = [...program, specPath, spec.config, ...inputs.map(({ dir }) => dir)]
  return {
    reads: reads.filter((path) => existsSync(path)).map((path) => realpathSync(path)),
    writes: realpathSync(spec.outDir),
  }
}

/** The trainer's command line: Node's permission model lets it read and write its reach and start nothing. */
export function trainerCommand(specPath: string, { reads, writes }: Reach, heapMiB: number): readonly string[] {
  return [
    process.execPath,
    `--max-old-space-size=${heapMiB}`,
    '--permission',
    ...[...reads, writes].map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${writes}`,
    main,
    specPath,
  ]
}
