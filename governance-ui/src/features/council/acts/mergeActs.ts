import { canonicalJson, type CouncilActFile, withSignature } from '@althing/proposals'

/**
 * What was opened, with the signatures that were here already: members may sign the same act side by side. A signature that
 * is here stays, whatever the opened file says of its member. Another act with the same subject takes the place of this one.
 */
export function mergeActs(known: CouncilActFile | undefined, opened: CouncilActFile): CouncilActFile {
  if (known === undefined || canonicalJson(known.act) !== canonicalJson(opened.act)) return opened
  return known.signatures.reduce(withSignature, opened)
}
