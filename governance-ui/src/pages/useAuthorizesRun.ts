import { type ApiProposal, decodeCalls } from '@althing/proposals'
import { useRuntime } from '../runtime/RuntimeContext.ts'

/** Whether one of a proposal's calls authorises a training run, by its bytes. */
export function useAuthorizesRun({ targets, values, calldatas }: ApiProposal): boolean {
  const { deployment } = useRuntime()
  return decodeCalls({ targets, values: values.map(BigInt), calldatas }, deployment).some(
    ({ contract, method }) => contract === 'runs' && (method === 'authorize' || method === 'authorizeRelease'),
  )
}
