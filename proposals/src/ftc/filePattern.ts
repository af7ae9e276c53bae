import { z } from 'zod'
import { parsePath } from '../ddm/path.ts'

/** Which files of a dataset are read: a `ddm/1` path in which `*` and `?` stand for anything but `/`, and `**` for anything. */
export const filePattern = z
  .string({ error: 'a file pattern such as data/train-*.jsonl' })
  .refine(isFilePattern, { error: 'a relative path of at most 256 characters; "*", "**" and "?" match, "[{!" do not' })

function isFilePattern(pattern: string): boolean {
  if (pattern.length > 256 || /[[\]{}!]|\*{3}/.test(pattern)) return false
  try {
    parsePath(pattern)
    return true
  } catch {
    return false
  }
}

/** Whether a file's path matches a pattern, in time proportional to the product of their lengths. */
export function matchesFilePattern(pattern: string, path: string): boolean {
  const tokens = pattern.match(/\*\*|[\s\S]/gu) ?? []
  const characters = Array.from(path)
  // reachable[n]: the tokens so far can match exactly the first n characters.
  let reachable = [true, ...characters.map(() => false)]
  for (const token of tokens) {
    const next = characters.map(() => false)
    if (token === '*' || token === '**') {
      const stops = token === '*'
      let open = false
      const after = [...reachable]
      for (let at = 0; at <= characters.length; at++) {
        if (stops && at > 0 && characters[at - 1] === '/') open = false
        open ||= reachable[at] === true
        after[at] = open
      }
      reachable = after
    } else {
      characters.forEach((character, at) => {
        next[at] = reachable[at] === true && (token === '?' ? character !== '/' : token === character)
      })
      reachable = [false, ...next]
    }
  }
  return reachable[characters.length] === true
}

/**
 * The files of a dataset that belong to a split, in the order of `paths`. Without `files` they are, in any folder,
 * `<split>.<type>` and `<split>-….<type>` of a tabular type, as the Hugging Face Hub reads a folder.
 */
export function selectFiles(
  paths: readonly string[],
  { split, files }: { split: string; files?: readonly string[] | undefined },
): string[] {
  if (files) return paths.filter((path) => files.some((pattern) => matchesFilePattern(pattern, path)))
  return paths.filter((path) => isNamedForSplit(path.slice(path.lastIndexOf('/') + 1), split))
}

function isNamedForSplit(name: string, split: string): boolean {
  if (!/\.(jsonl|json|csv|parquet)$/.test(name)) return false
  return name.startsWith(`${split}-`) || name.slice(0, name.lastIndexOf('.')) === split
}
