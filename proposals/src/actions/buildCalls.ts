import { parseUnits } from 'ethers/utils'
import { contractInterface } from '../contracts/contractInterface.ts'
import type { ContractName, Deployment } from '../deployment/deployment.ts'
import type { Config } from '../ftc/configSchema.ts'
import { asHex, type Hex } from '../hex.ts'
import type { Calls } from '../ids/governorIds.ts'
import { configIdOf, datasetIdOf } from '../ids/registryIds.ts'
import type { Action } from './action.ts'
import { ActionsError } from './actionsError.ts'
import { encodeRawCall } from './rawCall.ts'
import { parseDuration } from './duration.ts'
import { onChainConfigOf } from './onChainConfig.ts'
import { reasonDigestOf } from './reason.ts'
import type { DatasetRef } from './registryActions.ts'

/** What building calls needs beside the actions. */
export interface BuildContext {
  readonly deployment: Deployment
  /** Parsed config files by the names that the actions use. */
  readonly configs: ReadonlyMap<string, Config>
}

/** One call of a batch. */
export interface Call {
  readonly target: Hex
  readonly value: bigint
  readonly calldata: Hex
}

/**
 * Turns actions into the three arrays that `propose` takes, one call an action, in order.
 * @throws ActionsError naming the action that cannot be built.
 */
export function buildCalls(actions: readonly Action[], context: BuildContext): Calls {
  const calls = actions.map((action, index) => {
    try {
      return buildCall(action, actions, context)
    } catch (cause) {
      if (!(cause instanceof ActionsError)) throw cause
      throw new ActionsError(`actions[${index}] (${action.type}): ${cause.message}`, { cause })
    }
  })

  return {
    targets: calls.map(({ target }) => target),
    values: calls.map(({ value }) => value),
    calldatas: calls.map(({ calldata }) => calldata),
  }
}

/** Id of a dataset that is named by contributor and root, or by id. */
export function datasetIdOfRef(dataset: DatasetRef): Hex {
  return 'id' in dataset ? dataset.id : datasetIdOf(dataset.contributor, dataset.root)
}

function buildCall(action: Action, actions: readonly Action[], context: BuildContext): Call {
  const on = (contract: ContractName, method: string, args: readonly unknown[]): Call => ({
    target: context.deployment.contracts[contract],
    value: 0n,
    calldata: asHex(contractInterface(contract).encodeFunctionData(method, args)),
  })

  switch (action.type) {
    case 'lineage.create':
      return on('models', 'createLineage', [action.name, action.base, action.uri])
    case 'dataset.approve':
      return on('datasets', 'approve', [datasetIdOfRef(action.dataset)])
    case 'dataset.reject':
      return on('datasets', 'reject', [datasetIdOfRef(action.dataset), reasonDigestOf(action.reason)])
    case 'dataset.deprecate':
      return on('datasets', 'deprecate', [datasetIdOfRef(action.dataset), reasonDigestOf(action.reason)])
    case 'dataset.revoke':
      return on('datasets', 'revoke', [datasetIdOfRef(action.dataset), reasonDigestOf(action.reason)])
    case 'config.approve':
      return on('models', 'approveConfig', [onChainConfigOf(action, configFile(action.config, context)), action.uri])
    case 'config.revoke':
      return on('models', 'revokeConfig', [action.config, reasonDigestOf(action.reason)])
    case 'run.authorize': {
      const seconds = boundedDuration(action.duration)
      return on('runs', 'authorize', [configIdOfRef(action.config, actions, context), seconds, action.release])
    }
    case 'run.cancel':
      return on('runs', 'cancel', [action.run, reasonDigestOf(action.reason)])
    case 'version.release':
      return on('models', 'release', [action.version])
    case 'version.deprecate':
      return on('models', 'deprecate', [action.version, reasonDigestOf(action.reason)])
    case 'version.revoke':
      return on('models', 'revoke', [action.version, reasonDigestOf(action.reason)])
    case 'trainer.set':
      return on('runs', 'setTrainer', [action.trainer, action.admitted])
    case 'token.mint':
      return on('token', 'mint', [action.to, parseUnits(action.tokens, 18)])
    case 'governor.setVotingDelay':
      return on('governor', 'setVotingDelay', [action.clockUnits])
    case 'governor.setVotingPeriod':
      return on('governor', 'setVotingPeriod', [action.clockUnits])
    case 'governor.setLateQuorumExtension':
      return on('governor', 'setLateQuorumVoteExtension', [action.clockUnits])
    case 'governor.setProposalThreshold':
      return on('governor', 'setProposalThreshold', [parseUnits(action.tokens, 18)])
    case 'governor.setQuorum':
      return on('governor', 'updateQuorumNumerator', [action.basisPoints])
    case 'governor.setGuardian':
      return on('governor', 'setProposalGuardian', [action.guardian ?? `0x${'00'.repeat(20)}`])
    case 'timelock.setDelay':
      return on('timelock', 'updateDelay', [parseDuration(action.delay)])
    case 'call':
    default:
      return encodeRawCall(action, context.deployment)
  }
}

/** Seconds for which a run is authorised; the contract's own bounds, met before anyone votes. */
function boundedDuration(duration: string): number {
  const seconds = parseDuration(duration)
  if (seconds >= 60 && seconds <= 90 * 86_400) return seconds
  throw new ActionsError(`duration: found "${duration}", allowed 1 minute to 90 days`)
}

function configFile(name: string, { configs }: BuildContext): Config {
  const config = configs.get(name)
  if (config !== undefined) return config
  throw new ActionsError(`config: found "${name}", which is not a file beside actions.json`)
}

/** A config's id, or the id that the same batch approves a file under. */
function configIdOfRef(config: string, actions: readonly Action[], context: BuildContext): Hex {
  if (config.startsWith('0x')) return asHex(config)
  const approvals = actions.filter((action) => action.type === 'config.approve' && action.config === config)
  const [approval] = approvals
  if (approval?.type === 'config.approve' && approvals.length === 1) {
    return configIdOf(onChainConfigOf(approval, configFile(config, context)))
  }
  throw new ActionsError(
    `config: found "${config}", which ${approvals.length} config.approve actions name; allowed a file that exactly one ` +
      'names, or a config id',
  )
}
