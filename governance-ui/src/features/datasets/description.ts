import {
  canonicalBytes,
  createMetadata,
  type DatasetDescription,
  type Manifest,
  MetadataError,
} from '@althing/proposals'
import { getAddress, isAddress, sha256 } from 'viem'

/** What the form holds, as typed. */
export type DescriptionForm = {
  title: string
  description: string
  license: string
  creator: string
  url: string
  payout: string
  uri: string
}

export const emptyDescription: DescriptionForm = {
  title: '',
  description: '',
  license: '',
  creator: '',
  url: '',
  payout: '',
  uri: '',
}

const spokenFields = [
  'title',
  'description',
  'license',
  'creator',
  'url',
] as const satisfies readonly (keyof DescriptionForm)[]

export type DescribedDataset = {
  metadata: Uint8Array
  metadataDigest: `0x${string}`
  payout: `0x${string}`
  uri: string
}
export type DescriptionResult =
  { ok: true; value: DescribedDataset } | { ok: false; field: keyof DescriptionForm | null; message: string }

/** Croissant metadata and the rest of a submission, or the first thing that is wrong with them. */
export function describeDataset(
  form: DescriptionForm,
  { manifest, now, own }: { manifest: Manifest; now: Date; own: string },
): DescriptionResult {
  const payout = form.payout.trim() === '' ? own : form.payout.trim()
  if (!isAddress(payout))
    return { ok: false, field: 'payout', message: 'Allowed: an address of 0x and 40 hexadecimal digits.' }
  const uri = form.uri.trim()
  if (uri.length > 512) return { ok: false, field: 'uri', message: 'Allowed: at most 512 characters.' }
  const { title, description, license, creator, url } = form
  const spoken: DatasetDescription = {
    title,
    description,
    license,
    creator,
    url,
    datePublished: now.toISOString().slice(0, 10),
  }
  try {
    const metadata = canonicalBytes(createMetadata(manifest, spoken))
    return { ok: true, value: { metadata, metadataDigest: sha256(metadata), payout: getAddress(payout), uri } }
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error
    return { ok: false, field: spokenFields.find((name) => name === error.field) ?? null, message: error.message }
  }
}
