import { councilActions } from './councilActions.ts'
import { datasetActions } from './datasetActions.ts'
import { governanceActions } from './governanceActions.ts'
import { modelActions } from './modelActions.ts'
import { reviewActions } from './reviewActions.ts'
import { rewardActions } from './rewardActions.ts'
import { runActions } from './runActions.ts'
import { streamActions } from './streamActions.ts'
import { tierActions } from './tierActions.ts'

/** Every kind of action, in the order of the published schema; a raw call alone has no definition. */
export const actionDefinitions = [
  ...modelActions,
  ...datasetActions,
  ...runActions,
  ...reviewActions,
  ...rewardActions,
  ...streamActions,
  ...councilActions,
  ...governanceActions,
  ...tierActions,
] as const
