import { isIgnoredPath } from '@althing/proposals'
import type { ChosenFile } from './messages.ts'

/** Files of an input, under the paths that `ddm/1` commits to: the chosen folder's own name is not part of them. */
export function chooseFiles(list: Iterable<File>): ChosenFile[] {
  return [...list].map((file) => ({ path: pathOf(file), file })).filter(({ path }) => !isIgnoredPath(path))
}

function pathOf({ webkitRelativePath, name }: File): string {
  if (!webkitRelativePath) return name.normalize('NFC')
  return webkitRelativePath.slice(webkitRelativePath.indexOf('/') + 1).normalize('NFC')
}
