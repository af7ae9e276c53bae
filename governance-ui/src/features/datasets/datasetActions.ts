import type { ApiDataset } from '@althing/proposals'

/** What can be decided on a dataset in each of its states. */
export const datasetActions: Record<ApiDataset['status'], readonly (readonly [label: string, action: string])[]> = {
  none: [],
  submitted: [
    ['approve it', 'dataset.approve'],
    ['reject it', 'dataset.reject'],
  ],
  approved: [
    ['deprecate it', 'dataset.deprecate'],
    ['revoke it', 'dataset.revoke'],
  ],
  deprecated: [['revoke it', 'dataset.revoke']],
  rejected: [],
  revoked: [],
  withdrawn: [],
}
