import { contractInterface, runStatusNames } from '@althing/proposals'
import type { Deployment, Hex } from '@althing/proposals'
import { Contract } from 'ethers'
import { z } from 'zod'
import { readRun } from '../cli/chain/records.ts'
import type { LocalChain } from './localChain.ts'
import { waitFor } from './waitFor.ts'

/** A run as the chain has it. Metrics are fractions. */
export interface RunOutcome {
  readonly runId: string
  readonly status: string
  readonly trainer: Hex
  readonly artifactRoot: Hex
  readonly attestationDigest: Hex
  readonly before: number
  readonly after: number
}

export interface Runs {
  count(): Promise<number>
  /** Runs that the execution of a proposal authorised, oldest first. */
  authorizedBy(proposalId: string): Promise<string[]>
  status(runId: string): Promise<string>
  /** Waits for the run's end on chain, the challenge window cut short. */
  outcome(runId: string, note: (message: string) => void): Promise<RunOutcome>
}

const ends = ['Finalized', 'Refused', 'Failed', 'Cancelled', 'Expired']
const number = z.coerce.number()

/** Reads the register of runs; nothing here asks the relayer. */
export function createRuns(chain: LocalChain, deployment: Deployment): Runs {
  const runs = new Contract(deployment.contracts.runs, contractInterface('runs'), chain.provider)
  const call = async (method: string, ...args: unknown[]): Promise<unknown> => runs.getFunction(method)(...args)
  const status = async (runId: string) => runStatusNames[number.parse(await call('status', runId))] ?? 'None'

  return {
    status,
    count: async () => number.parse(await call('runCount')),
    async authorizedBy(proposalId) {
      const filter = runs.getEvent('RunAuthorized')(null, null, proposalId)
      const logs = await runs.queryFilter(filter, deployment.blockNumber)
      return logs.map((log) => BigInt(log.topics[1] ?? '0x').toString())
    },
    async outcome(runId, note) {
      let isWindowOver = false
      const ended = async () => {
        const now = await status(runId)
        note(`run ${runId} is ${now.toLowerCase()}`)
        if (now === 'Submitted' && !isWindowOver) {
          isWindowOver = true
          await chain.passSeconds(number.parse(await call('challengeWindow')))
        }
        return ends.includes(now) ? now : undefined
      }
      const end = await waitFor(ended, { what: `the end of run ${runId}`, timeoutMs: 120_000, intervalMs: 200 })
      const blockNumber = await chain.provider.getBlockNumber()
      const { trainer, result } = await readRun({ provider: chain.provider, deployment, blockNumber }, BigInt(runId))
      return {
        runId,
        status: end,
        trainer,
        artifactRoot: result.artifact.root,
        attestationDigest: result.attestationDigest,
        before: result.metricBefore / 1e6,
        after: result.metricAfter / 1e6,
      }
    },
  }
}
