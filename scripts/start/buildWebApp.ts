import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { binOf, root, runNode } from '../terminal/runCommand.ts'

/** The web app does not build. */
export class WebAppBuildError extends Error {
  override name = 'WebAppBuildError'
}

const sources = [
  'governance-ui/src',
  'governance-ui/public',
  'governance-ui/index.html',
  'governance-ui/vite.config.ts',
  'proposals/src',
  'package-lock.json',
]

/**
 * Builds `governance-ui/dist` when a source is newer than it.
 *
 * @returns The folder, and whether it had to be built.
 */
export async function buildWebApp(
  note: (message: string) => void = () => {},
): Promise<{ dist: string; built: boolean }> {
  const dist = join(root, 'governance-ui/dist')
  const builtAt = await newest(join(dist, 'index.html'))
  const changedAt = Math.max(...(await Promise.all(sources.map((path) => newest(join(root, path))))))
  if (builtAt > changedAt) return { dist, built: false }
  const { code, output } = await runNode([binOf('vite'), 'build', 'governance-ui', '--logLevel', 'warn'], {
    onOutput: (text) => note(text.trim().split('\n').at(-1) ?? ''),
  })
  if (code !== 0) throw new WebAppBuildError(`the web app does not build:\n${output}`)
  return { dist, built: true }
}

/** Time of the latest change at or below `path`, in ms; 0 where there is nothing. */
async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs))
  return Math.max(found.mtimeMs, ...times)
}
