import type { Manifest } from '@althing/proposals'

/** A chosen file under the path that its commitment will name. */
export type ChosenFile = { path: string; file: File }

/** What the worker says. */
export type HashingMessage =
  | { kind: 'progress'; doneBytes: number; totalBytes: number; path: string }
  | { kind: 'done'; manifest: Manifest }
  | { kind: 'failed'; message: string }
