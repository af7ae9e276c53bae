import type { FileEntry, Hex } from '@althing/proposals'

/** Where the parts of a folder may be fetched. */
export type FolderSource = { manifest: string; file: (entry: FileEntry) => string }

/**
 * Reads a folder's URI in the two forms that are in use: an Althing relayer's `…/v1/manifests/0x<root>`, whose files lie
 * at `…/v1/blobs/<sha256>`; or the address of a static folder with a `manifest.json` beside its files.
 */
export function folderSource(uri: string, root: Hex): FolderSource {
  const relayer = /^(.*)\/v1\/manifests\/(0x[0-9a-fA-F]{64})$/.exec(uri)
  if (relayer?.[2]?.toLowerCase() === root) {
    return { manifest: uri, file: ({ sha256 }) => `${relayer[1]}/v1/blobs/${sha256}` }
  }

  const folder = uri.endsWith('/manifest.json') ? uri.slice(0, -'/manifest.json'.length) : uri.replace(/\/+$/, '')
  return {
    manifest: `${folder}/manifest.json`,
    file: ({ path }) => `${folder}/${path.split('/').map(encodeURIComponent).join('/')}`,
  }
}
