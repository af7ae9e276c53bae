import { type CouncilActFile, type Deployment, subjectOf } from '@althing/proposals'
import { useState } from 'react'
import { useRuntime } from '../../../runtime/RuntimeContext.ts'
import { mergeActs } from './mergeActs.ts'
import { ActFileError, formatAct, parseAct } from './parseAct.ts'

/** What tells the acts that are being gathered apart: the kind and the subject. */
export function actKeyOf({ act }: Pick<CouncilActFile, 'act'>): string {
  return `${act.type}:${subjectOf(act)}`
}

/** Acts that are being gathered, kept in this browser until they are brought to the council or discarded. */
export function useActs() {
  const { deployment } = useRuntime()
  const [acts, setActs] = useState(() => readActs(deployment))
  const write = (next: readonly CouncilActFile[]) => {
    setActs(next)
    try {
      localStorage.setItem(storageKeyOf(deployment), JSON.stringify(next.map(formatAct)))
    } catch {
      // Storage is full or blocked: the acts live as long as the page.
    }
  }
  const put = (file: CouncilActFile) => write([file, ...acts.filter((one) => actKeyOf(one) !== actKeyOf(file))])
  return {
    acts,
    put,
    /** Takes what another member signed. */
    open: (file: CouncilActFile) =>
      put(
        mergeActs(
          acts.find((one) => actKeyOf(one) === actKeyOf(file)),
          file,
        ),
      ),
    discard: (file: CouncilActFile) => write(acts.filter((one) => actKeyOf(one) !== actKeyOf(file))),
  }
}

function storageKeyOf({ chainId, contracts }: Deployment): string {
  return `althing.acts.${chainId}.${contracts.council.toLowerCase()}`
}

function readActs(deployment: Deployment): readonly CouncilActFile[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKeyOf(deployment)) ?? '[]')
    if (!Array.isArray(stored)) return []
    return stored.flatMap((text: unknown) => (typeof text === 'string' ? readAct(text, deployment) : []))
  } catch {
    return []
  }
}

function readAct(text: string, deployment: Deployment): CouncilActFile[] {
  try {
    return [parseAct(text, deployment)]
  } catch (error) {
    if (error instanceof ActFileError) return []
    throw error
  }
}
