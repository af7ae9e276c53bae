import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** What a training may touch. */
export interface Reach {
  /** Files and folders it reads. */
  readonly reads: readonly string[]
  /** The one folder it writes to. */
  readonly writes: string
}

/** Turns a command into one that runs apart from the machine. */
export interface Sandbox {
  readonly kind: 'bwrap' | 'none'
  wrap(command: readonly string[], reach: Reach): readonly string[]
}

/** No sandbox but Node's own permissions, which the command itself carries. */
export const noSandbox: Sandbox = { kind: 'none', wrap: (command) => command }

/** Folders of the system that Node's own libraries come from. Not /proc, which shows the relayer's environment. */
const systemFolders = ['/usr', '/lib', '/lib64']

const apart = '--unshare-user --unshare-net --unshare-ipc --unshare-uts --cap-drop ALL --dev /dev --tmpfs /tmp'.split(
  ' ',
)

/** Bubblewrap: a file system with nothing but the reach in it, no network, no capabilities. */
export function createBwrap(bwrap: string): Sandbox {
  return {
    kind: 'bwrap',
    wrap(command, { reads, writes }) {
      const node = dirname(dirname(realpathSync(process.execPath)))
      const readable = [...systemFolders, node, ...reads].filter((path) => existsSync(path))
      const binds = readable.flatMap((path) => ['--ro-bind', path, path])
      return [bwrap, ...apart, ...binds, '--bind', writes, writes, '--chdir', writes, '--', ...command]
    },
  }
}

/**
 * Bubblewrap if it is on the path and works here (it needs user namespaces), otherwise none.
 *
 * @param path The environment's `PATH`.
 */
export function findSandbox(path: string, scratch: string): Sandbox {
  const bwrap = path
    .split(delimiter)
    .map((folder) => join(folder, 'bwrap'))
    .find((file) => existsSync(file))
  if (bwrap === undefined) return noSandbox
  const sandbox = createBwrap(bwrap)
  const [file = bwrap, ...args] = sandbox.wrap([process.execPath, '--version'], { reads: [], writes: scratch })
  return spawnSync(file, args, { timeout: 10_000 }).status === 0 ? sandbox : noSandbox
}
