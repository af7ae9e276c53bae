/** Whether a process with this id is there, ours or not. */
export function isAlive(pid) {
  try {
    return Boolean(pid) && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
