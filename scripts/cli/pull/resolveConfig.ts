import { type Hex, isHex } from '@althing/proposals'
import { z } from 'zod'
import type { ChainBlock } from '../chain/chainBlock.ts'
import { checkDeployment } from '../chain/checkDeployment.ts'
import { type ChainView, readContract } from '../chain/readContract.ts'
import { CliError } from '../cliError.ts'
import type { Connection } from '../connection.ts'
import { expectExecuted } from './expectExecuted.ts'
import { readAgreed } from './readAgreed.ts'
import { parseLineage } from './resolveVersion.ts'
import { readVotedConfig, type VotedConfig } from './votedConfig.ts'

/** What is to be pulled: a config by its id, or whichever version of a lineage is in force. */
export type PullTarget = { readonly configId: Hex } | { readonly lineage: bigint }

/** Reads the id of a config, or a lineage's name or decimal id. */
export function parsePullTarget(text: string): PullTarget {
  if (!/^0x/i.test(text)) return { lineage: parseLineage(text) }
  const configId = text.toLowerCase()
  if (isHex(configId, 32)) return { configId }
  throw new CliError('usage', `config: found ${JSON.stringify(text)}, allowed a config’s id: 0x and 64 digits`)
}

/** A config as of one block. */
export interface ResolvedConfig {
  readonly block: ChainBlock
  readonly voted: VotedConfig
  /** Why no run may start under it at that block; null where one may. */
  readonly obstacle: string | null
}

/**
 * Resolves a config from the chain alone, at every endpoint that was given.
 *
 * @throws {CliError} if no executed proposal approved such a config, or two endpoints disagree.
 */
export function resolveConfig(
  connection: Connection,
  { configId, block }: { configId: Hex; block: ChainBlock },
): Promise<ResolvedConfig> {
  return readAgreed(connection, {
    block,
    async read(at) {
      const view = { ...at, blockNumber: block.number }
      await checkDeployment(view)
      const voted = await readVotedConfig(view, configId)
      return { block, voted, obstacle: await findObstacle(view, voted) }
    },
    nameOf: ({ obstacle }) => obstacle ?? `config ${configId} approved`,
  })
}

/** The registry decides whether a config is usable; the records say why it is not. */
async function findObstacle(view: ChainView, voted: VotedConfig): Promise<string | null> {
  const { configId, config, trainingSets, evaluationSets, base } = voted
  const about = `config ${configId} at block ${view.blockNumber}:`
  if (config.revoked) return `${about} found it revoked, allowed an approved one`

  const sets = [...trainingSets, ...evaluationSets]
  const lost = sets.find(({ status }) => status !== 'Approved')
  if (lost !== undefined) return `${about} found its dataset ${lost.commitment.root} ${lost.status}, allowed Approved`
  for (const proposalId of new Set(sets.map((set) => set.proposalId))) await expectExecuted(view, proposalId)
  if (base.status === 'Revoked') return `${about} found its base version Revoked, allowed one that is not`

  const isUsable = await readContract(view, {
    contract: 'models',
    name: 'isUsable',
    args: [configId],
    schema: z.boolean(),
  })
  return isUsable ? null : `${about} found that no run may start under it, allowed a usable one`
}
