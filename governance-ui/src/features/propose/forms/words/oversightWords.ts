import type { ActionWords } from '../actionWords.ts'

export const oversightWords = {
  'reviewer.set': {
    label: 'Admit or dismiss a reviewer',
    hint: 'Who reports on what is submitted; a report approves nothing.',
    fields: {
      reviewer: { label: 'Reviewer', hint: 'An address.' },
      kind: { label: 'Kind', hint: 'None dismisses.', initial: 'person' },
      agent: { label: 'Agent’s identity (ERC-8004)', hint: 'Of an automatic reviewer, if it has one.' },
      'agent.registry': { label: 'Registry', hint: 'An address.' },
      'agent.id': { label: 'Number', hint: 'Such as “12”.' },
    },
  },
  'review.setThreshold': {
    label: 'Change how many reviews are needed',
    hint: 'Before a decision of the tier may approve anything.',
    fields: {
      tier: { label: 'Tier' },
      approvals: { label: 'Approving reports', hint: '0 to 64.' },
      persons: { label: 'By persons among them', hint: '0 to as many.' },
    },
  },
  'council.setMembers': {
    label: 'Replace the council',
    hint: 'The whole of it; no members and a threshold of 0 dissolve it.',
    fields: {
      members: { label: 'Members', hint: 'At most 32.' },
      'members[]': { label: 'Member', hint: 'An address; or a verifier’s address followed by a key, for a passkey.' },
      threshold: { label: 'How many must sign' },
    },
  },
  'council.overrule': {
    label: 'Overrule a veto',
    hint: 'The council can never again veto a proposal of exactly these calls.',
    fields: {
      actionsHash: { label: 'Hash of the calls', hint: 'The page of the vetoed proposal gives it: 0x and 64 digits.' },
    },
  },
  'council.endPause': {
    label: 'End a pause',
    hint: 'Before it ends by itself.',
    fields: { subject: { label: 'What is paused', hint: 'Its id as 32 bytes: 0x and 64 digits.' } },
  },
} as const satisfies Record<string, ActionWords>
