import { useConnection, useSwitchChain } from 'wagmi'
import { useRuntime } from '../runtime/RuntimeContext.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { explainError } from './explainError.ts'

/** The wallet is on another chain than the deployment. */
export function SwitchChain() {
  const { deployment } = useRuntime()
  const { chainId } = useConnection()
  const change = useSwitchChain()
  const failure = change.error === null ? null : explainError(change.error)
  return (
    <Notice
      tone="warn"
      title={`Your wallet is on chain ${chainId}; ${deployment.name} lives on ${deployment.chainId}.`}
      live
    >
      {failure && (
        <p>
          {failure.title} {failure.detail}
        </p>
      )}
      <p>
        <Button small disabled={change.isPending} onClick={() => change.mutate({ chainId: deployment.chainId })}>
          Switch to chain {deployment.chainId}
        </Button>
      </p>
    </Notice>
  )
}
