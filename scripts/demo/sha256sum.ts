import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Checks a folder against its SHA256SUMS with what the machine brings: `sha256sum` on Linux, `shasum` on macOS. */
export async function checkSums(dir: string, sums: string): Promise<void> {
  const run = promisify(execFile)
  try {
    await run('sha256sum', ['--check', '--strict', '--quiet', sums], { cwd: dir })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    await run('shasum', ['-a', '256', '--check', '--strict', '--status', sums], { cwd: dir })
  }
}
