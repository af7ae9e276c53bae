import { datasetActions } from './datasetActions.ts'
import { governanceActions } from './governanceActions.ts'
import { modelActions } from './modelActions.ts'
import { runActions } from './runActions.ts'

/** Every kind of action, in the order of the published schema; a raw call alone has no definition. */
export const actionDefinitions = [...modelActions, ...datasetActions, ...runActions, ...governanceActions] as const
