import type { Manifest } from '@althing/proposals'
import { useEffect, useRef, useState } from 'react'
import type { ChosenFile } from './hashing/messages.ts'
import { startHashing } from './hashing/startHashing.ts'

export type Hashing =
  | { state: 'idle' }
  | { state: 'hashing'; fraction: number; path: string }
  | { state: 'done'; files: readonly ChosenFile[]; manifest: Manifest }
  | { state: 'failed'; message: string }

/** Hashing of chosen files; a new choice stops the one before. */
export function useHashing() {
  const [hashing, setHashing] = useState<Hashing>({ state: 'idle' })
  const stop = useRef<() => void>(() => {})
  useEffect(() => () => stop.current(), [])
  const start = (files: readonly ChosenFile[]) => {
    stop.current()
    setHashing({ state: 'hashing', fraction: 0, path: '' })
    stop.current = startHashing(files, (message) => {
      if (message.kind === 'progress') {
        const fraction = message.totalBytes === 0 ? 1 : message.doneBytes / message.totalBytes
        setHashing({ state: 'hashing', fraction, path: message.path })
        return
      }
      stop.current()
      setHashing(
        message.kind === 'done'
          ? { state: 'done', files, manifest: message.manifest }
          : { state: 'failed', message: message.message },
      )
    })
  }
  return { hashing, start }
}
