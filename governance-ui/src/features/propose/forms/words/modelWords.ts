import type { ActionWords } from '../actionWords.ts'

const totalBytes = { label: 'Bytes', hint: 'All files together.' }
const ofDigest = 'As “althing dataset pack” prints it.'

export const modelWords = {
  'lineage.create': {
    label: 'Create a model lineage',
    hint: 'A base model whose versions the DAO decides on.',
    fields: {
      name: { label: 'Name', hint: 'Small letters, digits and hyphens, such as “solidity-modules”.' },
      base: { label: 'Base weights', hint: 'The files that training starts from.' },
      'base.root': { label: 'Root (ddm/1)', hint: ofDigest },
      'base.dirHash1': { label: 'Folder digest (dirHash1)', hint: ofDigest },
      'base.totalBytes': totalBytes,
      'base.fileCount': { label: 'Files' },
      parents: { label: 'Parents', hint: 'Lineages that it descends from and owes a share of its revenue.' },
      'parents[]': { label: 'Parent', hint: 'Its name.', suggest: 'lineage' },
      share: { label: 'Share of descendants', hint: 'Ten-thousandths of their revenue, 5,000 at most: 250 is 2.5 %.' },
    },
  },
  'config.approve': {
    label: 'Approve a fine-tuning config',
    hint: 'Runs may train by it from then on.',
    fields: {
      baseVersion: {
        label: 'Starts from',
        hint: 'A version’s id; left empty, the base version.',
        suggest: 'version',
      },
      config: { label: 'Config (ftc/1)', as: 'configText' },
      contributors: { label: 'Contributors', as: 'derived' },
    },
  },
  'config.revoke': { label: 'Revoke a config', hint: 'No run can be authorised or started by it any more.' },
  'version.release': { label: 'Put a version in force', hint: 'Operators pull it from then on.' },
  'version.deprecate': {
    label: 'Take a version out of use',
    hint: 'One that is not in force: it can be released again.',
  },
  'version.revoke': {
    label: 'Declare a version unfit',
    hint: 'For good. If it was in force, its nearest released ancestor is.',
  },
  'version.rollback': {
    label: 'Roll a version back',
    hint: 'Takes the version in force out of use and puts its nearest released ancestor in force.',
  },
  'lineage.setMetadata': {
    label: 'Write on a model’s card',
    hint: 'A line of the card that the registry itself keeps.',
    fields: {
      key: { label: 'Key', hint: 'Such as “description”.' },
      text: { label: 'Text', hint: 'At most 4,096 bytes; empty to remove it.', as: 'long' },
    },
  },
  'lineage.setRoyalty': {
    label: 'Change a lineage’s royalty',
    hint: 'What marketplaces are told to pay (ERC-2981).',
    fields: {
      receiver: { label: 'Paid to', hint: 'An address.' },
      basisPoints: { label: 'Royalty', hint: 'Ten-thousandths of a price: 500 is 5 %.' },
    },
  },
} as const satisfies Record<string, ActionWords>
