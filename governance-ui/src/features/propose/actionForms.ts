/** How one value of an action is asked for. */
export type ActionField = {
  name: string
  label: string
  hint?: string
  kind: 'text' | 'long' | 'yesno' | 'dataset' | 'lineage' | 'version' | 'config' | 'configText'
  optional?: boolean
  initial?: string
}

/** How an action is asked for, and how its JSON is made of what was typed. */
export type ActionForm = {
  label: string
  fields: readonly ActionField[]
  toJson: (values: Record<string, string>) => Record<string, unknown>
}

const dataset: ActionField = { name: 'dataset', label: 'Dataset', kind: 'dataset', hint: 'Its id: 0x and 64 digits.' }
const version: ActionField = { name: 'version', label: 'Version', kind: 'version', hint: 'Its id: 0x and 64 digits.' }
const reason: ActionField = {
  name: 'reason',
  label: 'Reason',
  kind: 'text',
  optional: true,
  hint: 'One line. Published in the description; its digest goes on chain.',
}
const whole = (text: string | undefined) => (/^\d+$/.test(text ?? '') ? Number(text) : (text ?? ''))
const withReason = (values: Record<string, string>) => (values['reason'] ? { reason: values['reason'] } : {})
const onDataset: ActionForm['toJson'] = (values) => ({
  dataset: { id: values['dataset'] ?? '' },
  ...withReason(values),
})
const onVersion: ActionForm['toJson'] = (values) => ({ version: values['version'] ?? '', ...withReason(values) })
const one = (name: string, label: string, hint: string): readonly ActionField[] => [{ name, label, hint, kind: 'text' }]
const blocks = 'Blocks, or seconds where the clock counts them.'
const units: ActionForm['toJson'] = (values) => ({ clockUnits: whole(values['clockUnits']) })

const authorization: readonly ActionField[] = [
  {
    name: 'config',
    label: 'Config',
    kind: 'config',
    hint: 'An approved config’s id, or the name of one in this proposal.',
  },
  {
    name: 'duration',
    label: 'To be finished within',
    kind: 'text',
    initial: '7 days',
    hint: 'Such as “12 hours” or “7 days”.',
  },
]
const authorizationJson: ActionForm['toJson'] = ({ config = '', duration = '' }) => ({ config, duration })

/** What can be proposed from the form, by the name of the action. */
export const actionForms: Record<string, ActionForm> = {
  'dataset.approve': { label: 'Approve a dataset', fields: [dataset], toJson: onDataset },
  'dataset.reject': { label: 'Reject a dataset', fields: [dataset, reason], toJson: onDataset },
  'dataset.deprecate': { label: 'Deprecate a dataset', fields: [dataset, reason], toJson: onDataset },
  'dataset.revoke': { label: 'Revoke a dataset', fields: [dataset, reason], toJson: onDataset },
  'config.approve': {
    label: 'Approve a fine-tuning config',
    fields: [
      { name: 'lineage', label: 'Model lineage', kind: 'lineage', hint: 'Its name.' },
      { name: 'text', label: 'Config (ftc/1)', kind: 'configText', hint: 'Paste the JSON, or choose a file.' },
    ],
    toJson: (values) => ({ lineage: values['lineage'] ?? '' }),
  },
  'run.authorize': {
    label: 'Authorise a training run',
    fields: authorization,
    toJson: authorizationJson,
  },
  'run.authorizeRelease': {
    label: 'Authorise a training run, and its release by the gate',
    fields: authorization,
    toJson: authorizationJson,
  },
  'config.revoke': {
    label: 'Revoke a config',
    fields: [{ name: 'config', label: 'Config', kind: 'config', hint: 'Its id.' }, reason],
    toJson: (values) => ({ config: values['config'] ?? '', ...withReason(values) }),
  },
  'run.cancel': {
    label: 'Cancel a run',
    fields: [...one('run', 'Run', 'Its number.'), reason],
    toJson: (values) => ({ run: values['run'] ?? '', ...withReason(values) }),
  },
  'version.release': {
    label: 'Put a version in force',
    fields: [version],
    toJson: (values) => ({ version: values['version'] ?? '' }),
  },
  'version.deprecate': { label: 'Take a version out of use', fields: [version, reason], toJson: onVersion },
  'version.revoke': { label: 'Declare a version unfit', fields: [version, reason], toJson: onVersion },
  'trainer.set': {
    label: 'Admit or dismiss a trainer',
    fields: [
      ...one('trainer', 'Trainer', 'An address.'),
      { name: 'admitted', label: 'Admitted', kind: 'yesno', initial: 'yes' },
    ],
    toJson: ({ trainer = '', admitted }) => ({ trainer, admitted: admitted === 'yes' }),
  },
  'token.mint': {
    label: 'Mint voting tokens',
    fields: [...one('to', 'For', 'An address.'), ...one('tokens', 'Amount', 'Whole tokens, such as “1000”.')],
    toJson: ({ to = '', tokens = '' }) => ({ to, tokens }),
  },
  'governor.setVotingDelay': {
    label: 'Change the voting delay',
    fields: one('clockUnits', 'Delay', blocks),
    toJson: units,
  },
  'governor.setVotingPeriod': {
    label: 'Change the voting period',
    fields: one('clockUnits', 'Period', blocks),
    toJson: units,
  },
  'governor.setProposalThreshold': {
    label: 'Change the proposal threshold',
    fields: one('tokens', 'Votes needed to propose', 'Whole tokens.'),
    toJson: ({ tokens = '' }) => ({ tokens }),
  },
  'governor.setQuorum': {
    label: 'Change the quorum',
    fields: one('basisPoints', 'Quorum', 'Ten-thousandths of the supply: 400 is 4 %.'),
    toJson: (values) => ({ basisPoints: whole(values['basisPoints']) }),
  },
  'timelock.setDelay': {
    label: 'Change the timelock’s delay',
    fields: one('delay', 'Delay', 'Such as “2 days”.'),
    toJson: ({ delay = '' }) => ({ delay }),
  },
  call: {
    label: 'Any other call',
    fields: [
      ...one('target', 'Target', 'An address, or token, governor, timelock, datasets, models, runs.'),
      ...one('signature', 'Function', 'Such as “transfer(address,uint256)”.'),
      { name: 'args', label: 'Arguments', kind: 'long', initial: '[]', hint: 'A JSON array; integers as text.' },
      { name: 'value', label: 'Wei to send', kind: 'text', initial: '0' },
    ],
    toJson: ({ target = '', signature = '', args = '[]', value = '0' }) => ({
      target,
      signature,
      args: parseArgs(args),
      value,
    }),
  },
}

function parseArgs(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
