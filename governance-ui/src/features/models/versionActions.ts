import type { ApiVersion } from '@althing/proposals'

type Actions = readonly (readonly [label: string, action: string])[]

const release = ['put it in force', 'version.release'] as const
const deprecate = ['deprecate it', 'version.deprecate'] as const
const revoke = ['revoke it', 'version.revoke'] as const
const rollback = ['roll it back', 'version.rollback'] as const

const byStatus: Record<ApiVersion['status'], Actions> = {
  none: [],
  candidate: [release, revoke],
  released: [release, deprecate, revoke],
  deprecated: [release, revoke],
  revoked: [],
}

/** What can be decided on a version in its state; the one in force is rolled back, not deprecated. */
export function versionActionsOf(status: ApiVersion['status'], inForce: boolean): Actions {
  return inForce ? [rollback, revoke] : byStatus[status]
}
