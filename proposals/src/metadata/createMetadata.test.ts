import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { FileDigester } from '../ddm/fileDigester.ts'
import { createManifest } from '../ddm/manifest.ts'
import { createMetadata } from './createMetadata.ts'
import { MetadataError } from './metadataError.ts'

const fileAt = (path: string) => {
  const digester = new FileDigester(path, () => createHash('sha256'))
  digester.update(new TextEncoder().encode(path))
  return digester.finish()
}
const manifest = createManifest(['README.md', 'data/train.csv', 'data/test-0.jsonl', 'ä b.bin'].map(fileAt))
const description = {
  title: 'Helpdesk',
  description: 'Questions and answers.',
  license: 'CC-BY-4.0 OR MIT',
  creator: 'Dagny',
  url: 'https://example.org/helpdesk',
  datePublished: '2026-11-21',
}

describe('createMetadata', () => {
  it('has every property that Croissant 1.1 requires', () => {
    expect(createMetadata(manifest, description)).toMatchObject({
      '@type': 'sc:Dataset',
      conformsTo: expect.arrayContaining(['http://mlcommons.org/croissant/1.1']),
      name: 'Helpdesk',
      description: 'Questions and answers.',
      license: { name: 'CC-BY-4.0 OR MIT' },
      url: 'https://example.org/helpdesk',
      creator: { name: 'Dagny' },
      datePublished: '2026-11-21',
      isLiveDataset: false,
    })
  })

  it('gives each file the SHA-256 of the manifest', () => {
    const { distribution } = createMetadata(manifest, description)
    const digests = manifest.files.map(({ path, sha256 }) => expect.objectContaining({ '@id': path, sha256 }))
    expect(distribution).toEqual(digests)
  })

  it('shows the splits that the file names show', () => {
    const { recordSet } = createMetadata(manifest, description)
    expect(recordSet).toMatchObject([{ data: [{ 'splits/name': 'train' }, { 'splits/name': 'test' }] }])
  })

  it('names a large folder by its manifest alone', () => {
    const large = createManifest(Array.from({ length: 2001 }, (_, index) => fileAt(`f${index}`)))
    expect(createMetadata(large, description)['distribution']).toMatchObject([{ '@id': 'manifest.json' }])
  })

  it.each([
    ['title', ' '],
    ['creator', ''],
    ['license', 'free'],
    ['url', 'javascript:alert(1)'],
    ['url', 'https://user:password@example.org'],
    ['datePublished', 'yesterday'],
  ])('refuses %s = %j', (field, value) => {
    expect(() => createMetadata(manifest, { ...description, [field]: value })).toThrow(
      expect.objectContaining({ field }),
    )
    expect(() => createMetadata(manifest, { ...description, [field]: value })).toThrow(MetadataError)
  })
})
