import { posix } from 'node:path'
import type { Sources } from './compiler.ts'

const importPattern = /^\s*(?:import|\})[^;"]*"([^"]+)"\s*;/gm

/** The files among `sources` that `file` is made of: itself and whatever it imports, however indirectly. */
export function importsOf(sources: Sources, file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  const source = sources.get(file)
  if (source === undefined) return seen
  seen.add(file)
  for (const [, path = ''] of source.matchAll(importPattern)) {
    importsOf(sources, path.startsWith('.') ? posix.join(posix.dirname(file), path) : path, seen)
  }
  return seen
}
