import type { ApiDataset } from '@althing/proposals'
import type { StatusKind } from '../../ui/StatusMark.tsx'

export const datasetWords: Record<ApiDataset['status'], { label: string; kind: StatusKind; meaning: string }> = {
  none: { label: 'Unknown', kind: 'quiet', meaning: 'Nobody submitted a dataset with this id.' },
  submitted: { label: 'Submitted', kind: 'waiting', meaning: 'It waits for a decision.' },
  approved: { label: 'Approved', kind: 'good', meaning: 'Configs may train on it.' },
  deprecated: {
    label: 'Deprecated',
    kind: 'quiet',
    meaning: 'No new config may use it; what was trained on it stands.',
  },
  rejected: { label: 'Rejected', kind: 'bad', meaning: 'A decision declined it.' },
  revoked: { label: 'Revoked', kind: 'bad', meaning: 'Its approval was withdrawn.' },
  withdrawn: { label: 'Withdrawn', kind: 'quiet', meaning: 'Its contributor took it back.' },
}

export const datasetFilters = ['all', 'submitted', 'approved', 'rejected', 'revoked'] as const
export type DatasetFilter = (typeof datasetFilters)[number]

export function parseDatasetFilter(value: string | null): DatasetFilter {
  return datasetFilters.find((filter) => filter === value) ?? 'all'
}
