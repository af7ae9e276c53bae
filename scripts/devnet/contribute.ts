import { asHex } from '@althing/proposals'
import type { Commitment } from '@althing/proposals'
import { z } from 'zod'
import type { CorpusFolder } from '../corpus/writeCorpus.ts'
import type { Althing } from './althing.ts'
import { person } from './people.ts'
import type { PersonName } from './people.ts'
import type { Contribution } from './proposalFolder.ts'

const digest = z.string().regex(/^(0x)?[0-9a-f]{64}$/)

/** What `althing dataset pack --json` prints, as far as a proposal needs it. */
const packSchema = z.object({
  root: digest,
  dirHash1: digest,
  totalBytes: z.number(),
  fileCount: z.number(),
})

/** Packs a folder without submitting it. */
export async function pack(althing: Althing, dir: string): Promise<Commitment> {
  return readCommitment(await althing('dataset', 'pack', dir))
}

/** Submits a dataset as `contributor`, its bytes uploaded to the relayer. */
export async function contribute(
  althing: Althing,
  folder: CorpusFolder,
  contributor: PersonName,
): Promise<Contribution> {
  const { title, description, license, dir } = folder
  const about = { title, description, license, creator: contributor, url: 'https://openzeppelin.com/contracts' }
  const flags = Object.entries(about).flatMap(([name, value]) => [`--${name}`, value])
  const submitted = await althing('dataset', 'submit', dir, ...flags, '--person', contributor)
  return { contributor: person(contributor).address, commitment: readCommitment(submitted) }
}

function readCommitment(document: unknown): Commitment {
  const { root, dirHash1, totalBytes, fileCount } = packSchema.parse(document)
  return { root: withPrefix(root), dirHash1: withPrefix(dirHash1), totalBytes, fileCount }
}

function withPrefix(hex: string) {
  return asHex(hex.startsWith('0x') ? hex : `0x${hex}`)
}
