import { manifestDigest, type Manifest } from '../ddm/manifest.ts'
import { selectFiles } from '../ftc/filePattern.ts'
import { spdxExpression } from '../ftc/scalars.ts'
import type { JsonValue } from '../json/parseJson.ts'
import { croissantContext } from './croissantContext.ts'
import { MetadataError } from './metadataError.ts'

/** What a contributor says of a dataset. */
export interface DatasetDescription {
  readonly title: string
  readonly description: string
  /** SPDX expression. */
  readonly license: string
  /** Who made the dataset; an organisation or a person. */
  readonly creator: string
  /** Where people read about it. */
  readonly url: string
  /** `YYYY-MM-DD`. */
  readonly datePublished: string
  /** Kinds of personal or sensitive information in it, in words; none means that the contributor knows of none. */
  readonly personalSensitiveInformation?: readonly string[] | undefined
}

const encodingFormats: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/jsonlines',
  md: 'text/markdown',
  parquet: 'application/vnd.apache.parquet',
  txt: 'text/plain',
}

const splitTypes = { train: 'cr:TrainingSplit', validation: 'cr:ValidationSplit', test: 'cr:TestSplit' } as const

/** Above this the files are named by the manifest alone, so that the document stays below a megabyte. */
const maxListedFiles = 2000

/**
 * Croissant 1.1 metadata of a folder, each file with the SHA-256 that its `ddm/1` manifest gives it. Canonicalise it with
 * `canonicalBytes`; the SHA-256 of those bytes is the `metadataDigest` on the chain.
 *
 * @throws {MetadataError} naming the field that Croissant requires, what was found and what is allowed.
 */
export function createMetadata(manifest: Manifest, description: DatasetDescription): { [key: string]: JsonValue } {
  checkDescription(description)
  return {
    '@context': croissantContext,
    '@type': 'sc:Dataset',
    conformsTo: ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'],
    name: description.title,
    description: description.description,
    license: { '@type': 'sc:CreativeWork', name: description.license },
    url: description.url,
    creator: { '@type': 'sc:Organization', name: description.creator },
    datePublished: description.datePublished,
    isLiveDataset: false,
    'rai:personalSensitiveInformation': [...(description.personalSensitiveInformation ?? ['none known'])],
    distribution: manifest.files.length <= maxListedFiles ? manifest.files.map(fileObject) : [manifestObject(manifest)],
    recordSet: splitsOf(manifest),
  }
}

function fileObject({ path, size, sha256 }: Manifest['files'][number]): JsonValue {
  return {
    '@type': 'cr:FileObject',
    '@id': path,
    name: path,
    contentUrl: path.split('/').map(encodeURIComponent).join('/'),
    contentSize: `${size} B`,
    encodingFormat: encodingFormats[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    sha256,
  }
}

function manifestObject(manifest: Manifest): JsonValue {
  return {
    '@type': 'cr:FileObject',
    '@id': 'manifest.json',
    name: 'manifest.json',
    contentUrl: 'manifest.json',
    encodingFormat: 'application/json',
    sha256: manifestDigest(manifest).slice(2),
  }
}

/** The splits that the folder's file names show, as Croissant enumerates them. */
function splitsOf({ files }: Manifest): JsonValue[] {
  const paths = files.map(({ path }) => path)
  const splits = Object.entries(splitTypes).filter(([split]) => selectFiles(paths, { split }).length > 0)
  if (splits.length === 0) return []
  return [
    {
      '@type': 'cr:RecordSet',
      '@id': 'splits',
      name: 'splits',
      dataType: 'cr:Split',
      key: { '@id': 'splits/name' },
      field: [splitField('name', 'sc:Text'), splitField('url', 'sc:URL')],
      data: splits.map(([split, type]) => ({ 'splits/name': split, 'splits/url': type })),
    },
  ]
}

function splitField(name: string, dataType: string): JsonValue {
  return { '@type': 'cr:Field', '@id': `splits/${name}`, name, dataType }
}

function checkDescription({ title, description, license, creator, url, datePublished }: DatasetDescription): void {
  for (const [field, value] of Object.entries({ title, description, creator })) {
    if (value.trim() === '' || value.length > 20_000) throw new MetadataError(field, value, '1 to 20 000 characters')
  }
  if (!spdxExpression.safeParse(license).success) {
    throw new MetadataError('license', license, 'an SPDX licence expression such as CC-BY-4.0')
  }
  if (!/^https?:\/\/[^\s@]+$/.test(url)) throw new MetadataError('url', url, 'an http(s) address without credentials')
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(datePublished)) {
    throw new MetadataError('datePublished', datePublished, 'a date such as 2026-11-21')
  }
}
