import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { signalGroup } from './signalGroup.ts'

/** A child process ended before it was ready, or while it was needed. */
export class ServiceError extends Error {
  override name = 'ServiceError'
}

export interface ServiceOptions {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly cwd: string
}

export interface Service {
  readonly name: string
  readonly pid: number
  readonly logFile: string
  /** Rejects with a ServiceError as soon as the process ends. */
  readonly ended: Promise<never>
  stop(): Promise<void>
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>
}

export interface Services {
  /** Starts a process in a group of its own, its output in `<dir>/<name>.log`. */
  start(options: ServiceOptions): Service
  /** Process id of the guardian. */
  readonly guardian: number
  /** Rejects with a ServiceError when one ends that was not stopped. */
  readonly failed: Promise<never>
  /** Stops all, the latest first. */
  stop(): Promise<void>
}

/** Child processes that never outlive this one: a guardian ends them even after SIGKILL. */
export function createServices(dir: string): Services {
  const guardian = spawn(process.execPath, [fileURLToPath(new URL('guardian.ts', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guardian.unref()
  const running: Service[] = []
  const { promise: failed, reject } = Promise.withResolvers<never>()
  failed.catch(() => {})

  return {
    guardian: guardian.pid ?? 0,
    failed,
    start(options) {
      const logFile = join(dir, `${options.name}.log`)
      const log = openSync(logFile, 'a')
      const child = spawn(options.command, options.args, {
        cwd: options.cwd,
        env: options.env ?? process.env,
        detached: true,
        stdio: ['ignore', log, log],
      })
      const service = watch(child, { name: options.name, logFile, guardian, onCrash: reject })
      running.push(service)
      return service
    },
    async stop() {
      for (const service of running.splice(0).toReversed()) await service.stop()
      guardian.stdin.end()
    },
  }
}

interface Watched {
  readonly name: string
  readonly logFile: string
  readonly guardian: ChildProcess
  readonly onCrash: (error: ServiceError) => void
}

function watch(child: ChildProcess, { name, logFile, guardian, onCrash }: Watched): Service {
  const { pid } = child
  if (pid === undefined) throw new ServiceError(`${name} could not be started: ${child.spawnfile} does not run`)
  guardian.stdin?.write(`+${pid}\n`)
  let isWanted = true
  const { promise: ended, reject } = Promise.withResolvers<never>()
  ended.catch(() => {})
  child.once('exit', (code, signal) => {
    guardian.stdin?.write(`-${pid}\n`)
    const how = signal ?? `code ${code}`
    const error = new ServiceError(`${name} ended with ${how}; the last lines of ${logFile}:\n${tail(logFile)}`)
    reject(error)
    if (isWanted) onCrash(error)
  })
  const end = async (signal: NodeJS.Signals) => {
    isWanted = false
    signalGroup(pid, signal)
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), 8000)
    await ended.catch(() => {})
    clearTimeout(timer)
    signalGroup(pid, 'SIGKILL')
  }
  return { name, pid, logFile, ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

function tail(path: string): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-12).join('\n')
}
