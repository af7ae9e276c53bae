import type { ActionWords } from '../actionWords.ts'

const batch = { label: 'Batch', hint: 'The root that “althing dataset batch” prints: 0x and 64 digits.' }

export const datasetWords = {
  'dataset.approve': { label: 'Approve a dataset', hint: 'Configs may train on it from then on.' },
  'dataset.reject': {
    label: 'Reject a dataset',
    hint: 'It can never be approved again; its bond goes to the treasury.',
  },
  'dataset.deprecate': {
    label: 'Deprecate a dataset',
    hint: 'No new config may use it; what was trained on it stands.',
  },
  'dataset.revoke': {
    label: 'Revoke a dataset',
    hint: 'It must not have been used: nothing may train on it, and every version that did is tainted.',
  },
  'dataset.approveBatch': {
    label: 'Approve a batch of datasets',
    hint: 'Approves up to 10,000 datasets at once; each contributor proves theirs into the registry afterwards.',
    fields: { batch, size: { label: 'Datasets in it', hint: '1 to 10,000.' } },
  },
  'dataset.revokeBatch': {
    label: 'Revoke a batch',
    hint: 'No more datasets enter by it; those that did stay until they are revoked themselves.',
    fields: { batch },
  },
  'dataset.setBond': {
    label: 'Change the submission bond',
    hint: 'What a submission puts at stake from then on.',
    fields: { bond: { label: 'Bond', hint: 'ETH, such as “0.01”.' } },
  },
} as const satisfies Record<string, ActionWords>
