import { lineageIdOf, versionIdOf } from '@althing/proposals'
import { readDataset, readInForce, readVersion } from '../cli/chain/records.ts'
import type { ChainView } from '../cli/chain/readContract.ts'
import type { Devnet } from '../devnet/devnet.ts'
import { idOf } from '../devnet/proposalFolder.ts'
import type { Contribution } from '../devnet/proposalFolder.ts'
import type { Dao } from '../devnet/seed.ts'
import { lineage } from '../devnet/trainingConfig.ts'
import type { Steps } from '../terminal/steps.ts'

/** What the acts of the demo play with. */
export interface Scene {
  readonly devnet: Devnet
  readonly dao: Dao
  readonly steps: Steps
}

/** A fact of the demo is not as it should be: the demo has failed. */
export class DemoError extends Error {
  override name = 'DemoError'
}

/**
 * @returns The claim, for the list of what was checked.
 * @throws DemoError where it does not hold.
 */
export function check(holds: boolean, claim: string): string {
  if (!holds) throw new DemoError(`checked and found false: ${claim}`)
  return claim
}

/** What the registries say now, read from the chain alone. */
export async function readFacts({ devnet: { chain, deployment } }: Scene, contribution: Contribution) {
  const view: ChainView = { provider: chain.provider, deployment, blockNumber: await chain.provider.getBlockNumber() }
  const inForce = await readInForce(view, lineageIdOf(lineage))
  return {
    dataset: await readDataset(view, idOf(contribution)),
    inForce,
    versionInForce: await readVersion(view, inForce),
  }
}

/** Id that a run's artifact has as a version. */
export function versionOf(runId: string, artifactRoot: `0x${string}`): string {
  return versionIdOf(lineageIdOf(lineage), BigInt(runId), artifactRoot)
}

export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`
}
