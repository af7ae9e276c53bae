import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A trainer that runs now. */
export interface TrainerProcess {
  readonly pid: number
  /** Process group, which a cancellation kills as a whole. */
  readonly group: number
}

/**
 * The process of that number if it is the trainer of that spec: a number is used again, the path of a spec in a command
 * line is not. Linux reads /proc, other systems ask `ps`.
 */
export function findTrainer(pid: number, specPath: string): TrainerProcess | null {
  const found = process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  return found?.command.includes(specPath) ? { pid, group: found.group } : null
}

/** Kills a trainer and everything it started. */
export function killGroup({ group }: TrainerProcess): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Memory that a process holds in bytes (resident set); 0 where the system has no /proc. */
export function residentBytes({ pid }: TrainerProcess): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readProc(pid, 'status') ?? '')
  return Number(line?.[1] ?? 0) * 1024
}

function fromProc(pid: number): { group: number; command: string } | null {
  const stat = readProc(pid, 'stat')
  const command = readProc(pid, 'cmdline')
  if (stat === null || command === null) return null
  // proc(5): after the name in parentheses come state, parent and process group. A zombie's command line is empty.
  const [, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { group: Number(group), command }
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}

function fromPs(pid: number): { group: number; command: string } | null {
  const { stdout, status } = spawnSync('/bin/ps', ['-ww', '-o', 'pgid=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  })
  return status === 0 ? { group: Number.parseInt(stdout, 10), command: stdout } : null
}
