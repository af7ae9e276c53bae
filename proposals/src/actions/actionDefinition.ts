import type { z } from 'zod'
import type { tierNames } from '../abi/enums.ts'
import type { ContractName, Deployment } from '../deployment/deployment.ts'
import type { Config } from '../ftc/configSchema.ts'
import type { Hex } from '../hex.ts'

/** How much agreement a decision takes, least first: each tier asks more than the one before. */
export type TierName = (typeof tierNames)[number]

/** What an action may ask about the document that it stands in. */
export interface ActionBatch {
  readonly deployment: Deployment
  /** A parsed config file. @throws ActionsError where no file has that name. */
  config(name: string): Config
  /** A config's id, or the id under which the same document approves a file. @throws ActionsError where none does. */
  configIdOf(ref: string): Hex
}

/** One kind of action: how it is written, which function it calls, and how much agreement that takes. */
export interface ActionDefinition<Schema extends z.ZodObject = z.ZodObject> {
  readonly schema: Schema
  readonly contract: ContractName
  /** A function of the contract that no other function shares its name with. */
  readonly method: string
  /** Tier of the function on the governor. */
  readonly tier: TierName
  /** Arguments of the function. @throws ActionsError where the action cannot be built. */
  args(action: z.output<Schema>, batch: ActionBatch): readonly unknown[]
  /** Wei that the timelock sends along; none where it is left out. */
  value?(action: z.output<Schema>): bigint
}

/** Ties an action's arguments to the type of its schema. */
export function defineAction<Schema extends z.ZodObject>(
  schema: Schema,
  definition: Omit<ActionDefinition<Schema>, 'schema'>,
): ActionDefinition<Schema> {
  return { schema, ...definition }
}
