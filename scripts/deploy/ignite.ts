import { mkdir } from 'node:fs/promises'
import {
  type DeploymentResult,
  DeploymentResultType,
  deploy,
  listTransactions,
  type DeploymentParameters,
} from '@nomicfoundation/ignition-core'
import type { Wallet } from 'ethers'
import { createArtifactResolver } from './artifactResolver.ts'
import { DeployError } from './deployError.ts'
import althing from './modules/althing.ts'
import type { RpcRequest } from './rpc.ts'
import { createSignedTransactions, recoverTransactions } from './signedTransactions.ts'
import { createSigningProvider } from './signingProvider.ts'

export interface IgniteOptions {
  readonly rpc: RpcRequest
  readonly wallet: Wallet
  readonly chainId: bigint
  readonly parameters: DeploymentParameters[string]
  readonly artifactsDir: string
  /** Ignition's journal: what was done is never done again, what was interrupted goes on. */
  readonly journalDir: string
  /** Blocks to wait after each transaction. */
  readonly confirmations: number
  readonly pollingInterval: number
}

/**
 * Runs the Ignition module to its end.
 * @returns The contracts' addresses by their id in the module, and every transaction of the journal.
 */
export async function ignite(
  options: IgniteOptions,
): Promise<{ readonly addresses: ReadonlyMap<string, string>; readonly transactions: readonly string[] }> {
  const { rpc, wallet, chainId, parameters, journalDir } = options
  const signed = createSignedTransactions(journalDir)
  const provider = createSigningProvider(rpc, wallet, { chainId, signed })
  const artifactResolver = createArtifactResolver(options.artifactsDir)
  await mkdir(journalDir, { recursive: true })
  await recoverTransactions(signed, { journalDir, rpc, provider })

  const result = await deploy({
    artifactResolver,
    provider,
    deploymentDir: journalDir,
    ignitionModule: althing,
    deploymentParameters: { [althing.id]: parameters },
    accounts: [wallet.address],
    defaultSender: wallet.address,
    config: { requiredConfirmations: options.confirmations, blockPollingInterval: options.pollingInterval },
  })
  if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT) {
    throw new DeployError(
      `${reasonOf(result)}\n  The journal is in ${journalDir}; running the same again goes on from there.`,
    )
  }

  const transactions = await listTransactions(journalDir, artifactResolver)
  return {
    addresses: new Map(
      Object.values(result.contracts).map(({ id, address }) => [id.replace(`${althing.id}#`, ''), address]),
    ),
    transactions: transactions.map(({ txHash }) => txHash),
  }
}

function reasonOf(result: Exclude<DeploymentResult, { type: DeploymentResultType.SUCCESSFUL_DEPLOYMENT }>): string {
  if (result.type === DeploymentResultType.EXECUTION_ERROR) {
    const failed = result.failed.map(({ futureId, error }) => [futureId, [error]] as const)
    const timedOut = result.timedOut.map(
      ({ futureId }) => [futureId, ['its transaction was not mined in time']] as const,
    )
    return linesOf('The deployment did not finish', Object.fromEntries([...failed, ...timedOut]))
  }
  return linesOf(summaries[result.type], result.errors)
}

const summaries = {
  [DeploymentResultType.VALIDATION_ERROR]: 'The deployment was not begun',
  [DeploymentResultType.RECONCILIATION_ERROR]: 'An earlier run of this deployment was begun with other parameters',
  [DeploymentResultType.PREVIOUS_RUN_ERROR]: 'An earlier run of this deployment failed',
} as const

function linesOf(summary: string, errors: Readonly<Record<string, readonly string[]>>): string {
  const lines = Object.entries(errors).map(([future, messages]) => `  ${future}: ${messages.join('; ')}`)

  return [`${summary}:`, ...lines].join('\n')
}
