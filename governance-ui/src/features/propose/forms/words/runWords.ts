import type { ActionWords } from '../actionWords.ts'

const admitted = { label: 'Admitted', hint: 'No dismisses who was admitted before.' }

const authorization = {
  config: {
    label: 'Config',
    hint: 'An approved config’s id, or the name of one in this proposal.',
    suggest: 'config',
    allowed: 'an approved config’s id, or the name of a config that this proposal approves',
  },
  duration: { label: 'To be finished within', hint: 'Such as “12 hours” or “7 days”.', initial: '7 days' },
  bounty: { label: 'Bounty', hint: 'ETH from the treasury’s stream, such as “0.25”.' },
} as const satisfies ActionWords['fields']

export const runWords = {
  'run.authorize': {
    label: 'Authorise a training run',
    hint: 'What passes the gate becomes a candidate; a later decision may put it in force.',
    fields: authorization,
  },
  'run.authorizeRelease': {
    label: 'Authorise a training run, and its release by the gate',
    hint: 'What passes the gate is in force at once.',
    fields: authorization,
  },
  'run.cancel': {
    label: 'Cancel a run',
    hint: 'It ends without a version; the bounty goes back.',
    fields: { run: { label: 'Run', hint: 'Its number.' } },
  },
  'trainer.set': {
    label: 'Admit or dismiss a trainer',
    hint: 'Who may claim authorised runs.',
    fields: { trainer: { label: 'Trainer', hint: 'An address.' }, admitted },
  },
  'trainer.slash': {
    label: 'Take from a trainer’s bond',
    hint: 'What is taken goes to the treasury.',
    fields: {
      trainer: { label: 'Trainer', hint: 'An address.' },
      amount: { label: 'Amount', hint: 'ETH, such as “0.25”.' },
    },
  },
  'verifier.set': {
    label: 'Admit or dismiss a verifier',
    hint: 'Who repeats trainings and judges disputes by the bytes.',
    fields: { verifier: { label: 'Verifier', hint: 'An address.' }, admitted },
  },
  'run.terms': {
    label: 'Change the terms of training',
    hint: 'Bonds, juries and what who fails loses.',
    fields: {
      minBond: { label: 'Least bond of a trainer', hint: 'ETH, such as “1”.' },
      disputeBond: { label: 'Bond of a dispute', hint: 'ETH, such as “0.1”.' },
      minVotes: { label: 'Votes that decide a dispute', hint: '1 to 32.' },
      jurorShare: {
        label: 'Jury’s share',
        hint: 'Ten-thousandths of the loser’s stake, 5,000 at most: 2,000 is 20 %.',
      },
      lapseShare: { label: 'Lost with a lapsed lease', hint: 'Ten-thousandths of the trainer’s stake: 1,000 is 10 %.' },
    },
  },
} as const satisfies Record<string, ActionWords>
