import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process that cannot be taken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** Process group, which a cancellation kills as a whole. */
  readonly group: number
  /** When it began, in the system's own words. */
  readonly began: string
}

/** Who runs under a process number now, or null for nobody. Linux reads /proc, other systems ask `ps`. */
export function processIdentity(pid: number): ProcessIdentity | null {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

/** Whether the process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return processIdentity(identity.pid)?.began === identity.began
}

function fromProc(pid: number): ProcessIdentity | null {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  // proc(5): the fields after the command in parentheses are state, ppid, pgrp, … and, 19 later, the start in ticks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state = 'X', , group = '0'] = fields
  if (state === 'Z' || state === 'X') return null
  return { pid, group: Number(group), began: fields[19] ?? '' }
}

function fromPs(pid: number): ProcessIdentity | null {
  const { stdout, status } = spawnSync('/bin/ps', ['-o', 'pgid=,stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
  })
  const [group, state, ...began] = stdout.trim().split(/\s+/)
  if (status !== 0 || group === undefined || state?.startsWith('Z')) return null
  return { pid, group: Number(group), began: began.join(' ') }
}
