import type { Deployment } from '@althing/proposals'

/** What the browser tests run against; the same for all of them. */
export type Stack = {
  rpcUrl: string
  apiUrl: string
  webUrl: string
  /** The same app, told of a relayer that does not answer. */
  webUrlWithoutApi: string
  deployment: Deployment
  /** Dataset that Dagny submitted, and on which no test decides. */
  submittedDataset: `0x${string}`
  /** Folder with a proposal's document that trains a first version. */
  trainingProposal: string
  /** Another such folder, for the test in which the result is disputed. */
  doubtedProposal: string
  connectionFile: string
}

declare module 'vitest' {
  interface ProvidedContext {
    stack: Stack
  }
}
