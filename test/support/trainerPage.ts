import { parseConfig } from '@althing/proposals'
import type { FolderFile } from '../../relayer/src/trainer/embedded/folderFile.ts'
import { compileKernel } from '../../relayer/src/trainer/embedded/kernel.ts'
import { trainConfig } from '../../relayer/src/trainer/embedded/trainConfig.ts'

/** A training as it crosses from the test into a page: JSON, files in base64. */
export interface SerializedTraining {
  readonly config: string
  readonly configDigest: string
  readonly kernel: string
  readonly base: readonly SerializedFile[]
  readonly folders: readonly { readonly root: string; readonly files: readonly SerializedFile[] }[]
}

interface SerializedFile {
  readonly path: string
  readonly bytes: string
}

/** What a training came to: the SHA-256 of each file of the artifact, and of each checkpoint. */
export interface TrainingDigests {
  readonly files: Readonly<Record<string, string>>
  readonly checkpoints: readonly string[]
}

/** Trains wherever it runs: in Node or in a browser. */
export async function trainSerialized(training: SerializedTraining): Promise<TrainingDigests> {
  const trained = await trainConfig({
    kernel: await compileKernel(decode(training.kernel)),
    config: parseConfig(training.config),
    configDigest: training.configDigest,
    base: decodeFiles(training.base),
    folders: new Map(training.folders.map(({ root, files }) => [root, decodeFiles(files)])),
  })
  const files: Record<string, string> = {}
  for (const { path, bytes } of trained.files) files[path] = await sha256(bytes)
  return { files, checkpoints: trained.checkpoints.map(toHex) }
}

function decodeFiles(files: readonly SerializedFile[]): FolderFile[] {
  return files.map(({ path, bytes }) => ({ path, bytes: decode(bytes) }))
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

async function sha256(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
