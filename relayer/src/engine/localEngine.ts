import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import type { Failure } from '../trainer/outcome.ts'
import { type TrainingSpec, trainingSpecSchema } from '../trainer/trainingSpec.ts'
import { readStatus } from './readStatus.ts'
import type { Sandbox } from './sandbox.ts'
import { spawnTrainer } from './spawnTrainer.ts'
import { findTrainer, killGroup, residentBytes } from './trainerProcess.ts'
import { createTrainingFiles, type TrainingFiles } from './trainingFiles.ts'
import { EngineConflictError, type TrainingEngine, UnknownTrainingError } from './trainingEngine.ts'

/** What one training may use, whatever its config says. */
export interface EngineLimits {
  readonly seconds: number
  /** Resident memory; watched on Linux, elsewhere only the heap is bounded. */
  readonly memoryBytes: number
}

export interface LocalEngineOptions {
  /** Where the engine remembers its trainings. */
  readonly dir: string
  readonly sandbox: Sandbox
  readonly limits?: EngineLimits
}

const defaultLimits: EngineLimits = { seconds: 86_400, memoryBytes: 4 * 2 ** 30 }
const watchMilliseconds = 500

/**
 * The engine that trains on this machine, each training in a child process. The child outlives the relayer; an engine
 * over the same folder finds it again.
 */
export function createLocalEngine({ dir, sandbox, limits = defaultLimits }: LocalEngineOptions): TrainingEngine {
  const children = new Map<string, ChildProcess>()
  const launching = new Map<string, Promise<void>>()
  const watched = new Set<string>()
  const filesOf = (name: string) => createTrainingFiles(join(dir, trainingSpecSchema.shape.name.parse(name)))
  const statusOf = (spec: TrainingSpec, files: TrainingFiles) =>
    readStatus(spec, files, launching.has(spec.name) || isRunning(children.get(spec.name)))

  const start = async (spec: TrainingSpec, files: TrainingFiles) => {
    await files.recordLaunch({ sandbox: sandbox.kind, at: Date.now() })
    const heapMiB = Math.floor(limits.memoryBytes / 2 ** 21)
    children.set(spec.name, await spawnTrainer(spec, files, { sandbox, heapMiB }))
  }

  const stop = async (spec: TrainingSpec, files: TrainingFiles, failure: Failure) => {
    await files.recordStop(failure)
    const claim = await files.claim(spec)
    const running = claim && findTrainer(claim.pid, files.specPath)
    if (running) killGroup(running)
    else children.get(spec.name)?.kill('SIGKILL')
  }

  /** Keeps a running training within the limits, and stopped once it was stopped. */
  const watch = async (spec: TrainingSpec, files: TrainingFiles): Promise<boolean> => {
    const claim = await files.claim(spec)
    if (!claim) return isRunning(children.get(spec.name))
    const running = findTrainer(claim.pid, files.specPath)
    if (!running) return false
    if (await files.stop()) killGroup(running)
    else if (Date.now() - claim.since > limits.seconds * 1000) {
      await stop(spec, files, { code: 'time-limit', message: `The engine's limit of ${limits.seconds} s has passed.` })
    } else if (residentBytes(running) > limits.memoryBytes) {
      await stop(spec, files, { code: 'memory-limit', message: `More than ${limits.memoryBytes} bytes were in use.` })
    }
    return true
  }

  const keepWatching = (spec: TrainingSpec, files: TrainingFiles) => {
    if (watched.has(spec.name)) return
    watched.add(spec.name)
    const again = () => {
      setTimeout(() => {
        watch(spec, files).then(
          (goOn) => (goOn ? again() : watched.delete(spec.name)),
          () => again(),
        )
      }, watchMilliseconds).unref()
    }
    again()
  }

  return {
    async launch(given) {
      const spec = trainingSpecSchema.parse(given)
      const files = filesOf(spec.name)
      if (!(await files.record(spec)) && !isDeepStrictEqual(await files.spec(), spec)) {
        throw new EngineConflictError(`The training ${spec.name} exists with another spec: use another name.`)
      }
      const status = await statusOf(spec, files)
      const unclaimed = status.state === 'lost' && !(await files.claim(spec))
      if (unclaimed && !launching.has(spec.name)) {
        const started = start(spec, files).finally(() => launching.delete(spec.name))
        launching.set(spec.name, started)
      }
      await launching.get(spec.name)
      keepWatching(spec, files)
      return `local:${spec.name}`
    },

    async get(name) {
      const files = filesOf(name)
      const spec = await files.spec()
      if (!spec) return undefined
      const status = await statusOf(spec, files)
      if (status.state === 'running' || status.state === 'failed') keepWatching(spec, files)
      return status
    },

    async cancel(name) {
      const files = filesOf(name)
      const spec = await files.spec()
      if (!spec) throw new UnknownTrainingError(`No training is named ${name}.`)
      const { state } = await statusOf(spec, files)
      if (state === 'succeeded' || state === 'failed') return
      await stop(spec, files, { code: 'cancelled', message: 'The training was cancelled.' })
      keepWatching(spec, files)
    },

    async logs(name, fromLine) {
      const files = filesOf(name)
      const spec = await files.spec()
      if (!spec) throw new UnknownTrainingError(`No training is named ${name}.`)
      return (await files.lines(spec)).slice(fromLine)
    },
  }
}

function isRunning(child: ChildProcess | undefined): boolean {
  return child !== undefined && child.exitCode === null && child.signalCode === null
}
