import { pino, type Logger } from 'pino'
import type { LogLevel } from './settings.ts'

export type { Logger } from 'pino'

/** Creates the process's log: JSON lines on standard error, so that standard output keeps the ready line alone. */
export function createLog(level: LogLevel): Logger {
  return pino({ level, base: null }, pino.destination(2))
}
