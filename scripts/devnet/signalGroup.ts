/**
 * Signals a process and everything it started, as far as the platform has process groups. Signal 0 only asks.
 *
 * @param pid Leader of the group.
 * @returns Whether anyone was there.
 */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    return false
  }
}
