import { DdmError } from './ddmError.ts'
import { foldPath, isIgnoredPath, parsePath } from './path.ts'

/**
 * Checks that the paths of a folder can stand beside each other.
 *
 * @throws {DdmError} for none at all, an unusable or ignored path, or two that some file system takes for one.
 */
export function checkPaths(paths: readonly string[]): void {
  if (paths.length === 0) throw new DdmError(null, 'a folder without files', 'at least one file')
  const seen = new Map<string, string>()
  for (const path of paths) {
    parsePath(path)
    if (isIgnoredPath(path)) throw new DdmError(path, 'a path that ddm/1 leaves out', 'paths outside of .git*')
    const key = foldPath(path)
    const twin = seen.get(key)
    if (twin !== undefined) {
      throw new DdmError(path, `the same path as ${JSON.stringify(twin)} but for case`, 'paths that differ in more')
    }
    seen.set(key, path)
  }
}
