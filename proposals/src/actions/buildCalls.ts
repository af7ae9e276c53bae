import { contractInterface } from '../contracts/contractInterface.ts'
import type { Deployment } from '../deployment/deployment.ts'
import type { Config } from '../ftc/configSchema.ts'
import { asHex, type Hex } from '../hex.ts'
import type { Calls } from '../ids/governorIds.ts'
import { configIdOf } from '../ids/registryIds.ts'
import type { Action, ActionType } from './action.ts'
import type { ActionBatch, ActionDefinition } from './actionDefinition.ts'
import { actionDefinitions } from './actionDefinitions.ts'
import { ActionsError } from './actionsError.ts'
import { onChainConfigOf } from './onChainConfig.ts'
import { type Call, encodeRawCall } from './rawCall.ts'

/** What building calls needs beside the actions. */
export interface BuildContext {
  readonly deployment: Deployment
  /** Parsed config files by the names that the actions use. */
  readonly configs: ReadonlyMap<string, Config>
}

/**
 * Turns actions into the three arrays that `propose` takes, one call an action, in order.
 * @throws ActionsError naming the action that cannot be built.
 */
export function buildCalls(actions: readonly Action[], context: BuildContext): Calls {
  const batch = batchOf(actions, context)
  const calls = actions.map((action, index) => {
    try {
      return buildCall(action, batch)
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

const byType = new Map<ActionType, ActionDefinition>(
  // Safety: a definition is only ever given actions of its own type.
  actionDefinitions.map((definition) => [definition.schema.shape.type.value, definition as ActionDefinition]),
)

function buildCall(action: Action, batch: ActionBatch): Call {
  if (action.type === 'call') return encodeRawCall(action, batch.deployment)
  const definition = byType.get(action.type)
  if (definition === undefined) throw new RangeError(`${action.type} has no definition`)

  const { contract, method } = definition
  const calldata = contractInterface(contract).encodeFunctionData(method, definition.args(action, batch))
  const value = definition.value?.(action) ?? 0n
  return { target: batch.deployment.contracts[contract], value, calldata: asHex(calldata) }
}

function batchOf(actions: readonly Action[], { deployment, configs }: BuildContext): ActionBatch {
  const config = (name: string): Config => {
    const found = configs.get(name)
    if (found !== undefined) return found
    throw new ActionsError(`config: found "${name}", which is not a file beside actions.json`)
  }
  return { deployment, config, configIdOf: (ref) => (ref.startsWith('0x') ? asHex(ref) : approvedId(ref)) }

  function approvedId(name: string): Hex {
    const approvals = actions.flatMap((action) =>
      action.type === 'config.approve' && action.config === name ? [action] : [],
    )
    const [approval] = approvals
    if (approval !== undefined && approvals.length === 1) return configIdOf(onChainConfigOf(approval, config(name)))
    throw new ActionsError(
      `config: found "${name}", which ${approvals.length} config.approve actions name; allowed a file that exactly one ` +
        'names, or a config id',
    )
  }
}
