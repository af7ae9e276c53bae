import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeManifest, hashConfig } from '@althing/proposals'
import { waitFor } from '../../scripts/devnet/waitFor.ts'
import type { SmallDao } from './smallDao.ts'

/** Uploads every folder and the config to a relayer, as contributors do, again until it has seen what was submitted. */
export async function uploadAll(apiUrl: string, dao: SmallDao): Promise<void> {
  const upload = () => uploadOnce(apiUrl, dao).then(() => true)
  await waitFor(upload, { what: 'the upload', timeoutMs: 60_000 })
}

async function uploadOnce(apiUrl: string, { folders, config, configBytes }: SmallDao): Promise<void> {
  for (const { dir, manifest } of folders) {
    await put(`${apiUrl}/v1/manifests/${manifest.root}`, encodeManifest(manifest), 'application/json')
    for (const { path, sha256 } of manifest.files)
      await put(`${apiUrl}/v1/blobs/${sha256}`, await readFile(join(dir, path)), 'application/octet-stream')
  }
  await put(`${apiUrl}/v1/documents/${hashConfig(config).slice(2)}`, configBytes, 'application/json')
}

async function put(url: string, body: Uint8Array, type: string): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body: new Uint8Array(body), headers: { 'content-type': type } })
  if (!response.ok) throw new Error(`PUT ${url}: ${response.status} ${await response.text()}`)
}
