import { createManifest, type FileEntry, parseConfig } from '@althing/proposals'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { sftDocument } from '../../../proposals/src/ftc/fixtures/configs.ts'
import { exportPulled } from './exportPulled.ts'
import { layout } from './layout.ts'

const fileAt = (path: string): FileEntry => ({
  path,
  size: 1,
  sha256: 'a'.repeat(64),
  chunkRoot: `0x${'b'.repeat(64)}`,
})
const dataset = createManifest(['README.md', 'data/train-0.jsonl', 'data/test.jsonl'].map(fileAt))
const model = createManifest([fileAt('adapter.safetensors')])
const folders = [
  { path: layout.model, manifest: model },
  { path: layout.dataset(dataset.root), manifest: dataset },
]
const set = { root: dataset.root, split: 'train', format: 'messages', columns: { messages: 'messages' }, weight: 1 }
const config = parseConfig(JSON.stringify({ ...sftDocument(), datasets: [set] }))

describe('exportPulled', () => {
  it('names the files of the split as they lie in the pulled folder, and the base beside them', () => {
    const [file] = exportPulled({ config, folders, proposalId: 7n }, 'trl')
    expect(parse(file?.content ?? '')).toMatchObject({
      model_name_or_path: './base',
      datasets: [{ path: 'json', data_files: [`./datasets/${dataset.root}/data/train-0.jsonl`] }],
    })
  })

  it('gives a TrainJob the digest of every file that was pulled, and the proposal', () => {
    const [file] = exportPulled({ config, folders, proposalId: 7n }, 'trainjob')
    const [map] = parseAllDocuments(file?.content ?? '').map((document): unknown => document.toJS())
    const schema = z.object({
      metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
      data: z.record(z.string(), z.string()),
    })
    const { metadata, data } = schema.parse(map)
    expect(metadata.annotations['althing.dev/proposal-id']).toBe('7')
    expect(data['SHA256SUMS']?.trimEnd().split('\n')).toEqual([
      `${'a'.repeat(64)}  model/adapter.safetensors`,
      `${'a'.repeat(64)}  datasets/${dataset.root}/README.md`,
      `${'a'.repeat(64)}  datasets/${dataset.root}/data/test.jsonl`,
      `${'a'.repeat(64)}  datasets/${dataset.root}/data/train-0.jsonl`,
    ])
  })
})
