import { type Config, configIdOf, type Hex, onChainConfigOf, parsePublishedConfig } from '@althing/proposals'
import { CliError } from '../cliError.ts'
import { expectOnChain } from './expectOnChain.ts'
import type { VotedConfig } from './votedConfig.ts'

/**
 * Reads the config whose digest was voted, and checks that it leads to the very id that the chain has: the same
 * datasets, weights, evaluation sets and gate, and the base model that training starts from.
 *
 * @throws {CliError} saying what differs from the chain.
 */
export function checkConfig(bytes: Uint8Array, voted: VotedConfig): Config {
  const { config: onChain } = voted.config
  try {
    const { config, digest } = parsePublishedConfig(bytes)
    expectOnChain('digest of the config', digest, onChain.configDigest)
    expectOnChain('base model of the config', config.baseModel.root, voted.base.artifact.root)
    expectOnChain('base model’s dirHash1 of the config', `0x${config.baseModel.dirHash1}`, voted.base.artifact.dirHash1)
    expectOnChain('id of the config', idOf(config, voted), voted.configId)
    return config
  } catch (cause) {
    if (cause instanceof CliError) throw cause
    throw new CliError('verification', `config: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** The id under which the registry would store this config, with the contributors that it knows. */
function idOf(config: Config, { config: { config: onChain }, trainingSets, evaluationSets }: VotedConfig): Hex {
  const sets = [...trainingSets, ...evaluationSets]
  const action = {
    type: 'config.approve' as const,
    lineage: String(onChain.lineage),
    baseVersion: onChain.baseVersion,
    config: 'config.json',
    contributors: Object.fromEntries(sets.map(({ commitment, contributor }) => [commitment.root, contributor])),
    uri: '',
  }
  return configIdOf(onChainConfigOf(action, config))
}
