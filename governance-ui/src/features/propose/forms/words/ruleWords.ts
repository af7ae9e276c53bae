import type { ActionWords } from '../actionWords.ts'

const clockUnits = { label: 'Length', hint: 'Blocks, or seconds where the clock counts them.' }
const target = { label: 'Contract', hint: 'One of ours by its name, or any address.' }
const signature = { label: 'Function', hint: 'Such as “transfer(address,uint256)”.' }
const quorum = { label: 'Quorum', hint: 'Ten-thousandths of the supply, 5,000 at most: 400 is 4 %.' }
const approval = { label: 'Approval', hint: 'Ten-thousandths of the votes for and against, 5,000 to 9,000.' }

export const ruleWords = {
  'token.mint': {
    label: 'Mint voting tokens',
    hint: 'Within what the token allows each year.',
    fields: {
      to: { label: 'For', hint: 'An address.' },
      tokens: { label: 'Amount', hint: 'Whole tokens, such as “1000”.' },
    },
  },
  'governor.setVotingDelay': {
    label: 'Change the voting delay',
    hint: 'Between a proposal and its vote.',
    fields: { clockUnits: { ...clockUnits, label: 'Delay' } },
  },
  'governor.setVotingPeriod': {
    label: 'Change the voting period',
    hint: 'For how long a vote is open.',
    fields: { clockUnits: { ...clockUnits, label: 'Period' } },
  },
  'governor.setLateQuorumExtension': {
    label: 'Change the extension of late votes',
    hint: 'How long a vote stays open at least once the quorum is reached.',
    fields: { clockUnits: { ...clockUnits, label: 'Extension' } },
  },
  'governor.setProposalThreshold': {
    label: 'Change the proposal threshold',
    hint: 'Votes that it takes to propose.',
    fields: { tokens: { label: 'Votes needed to propose', hint: 'Whole tokens.' } },
  },
  'governor.setQuorum': {
    label: 'Change the quorum',
    hint: 'Of routine decisions; stricter tiers keep theirs where it is higher.',
    fields: { basisPoints: { label: 'Quorum', hint: 'Ten-thousandths of the supply: 400 is 4 %.' } },
  },
  'governor.setGuardian': {
    label: 'Change who may veto',
    hint: 'The council usually; left empty, nobody.',
    fields: { guardian: { label: 'Guardian', hint: 'An address; empty for nobody.' } },
  },
  'governor.setGuardianTermEnd': {
    label: 'Change when the veto ends',
    hint: 'From midnight UTC of that day the guardian can stop nothing.',
    fields: { date: { label: 'First day without a veto' } },
  },
  'governor.setDaoURI': {
    label: 'Change where the DAO describes itself',
    hint: 'What indexers read (ERC-4824); empty for nowhere.',
  },
  'timelock.setDelay': {
    label: 'Change the timelock’s delay',
    hint: 'Between queueing and execution.',
    fields: { delay: { label: 'Delay', hint: 'Such as “2 days”.' } },
  },
  'governor.setTierRequirements': {
    label: 'Change what the tiers ask for',
    hint: 'Constitutional decisions never take less than model decisions.',
    fields: {
      model: { label: 'Model decisions' },
      'model.quorum': quorum,
      'model.approval': approval,
      constitutional: { label: 'Constitutional decisions' },
      'constitutional.quorum': quorum,
      'constitutional.approval': approval,
    },
  },
  'governor.setTiers': {
    label: 'Change which calls are in which tier',
    hint: 'What is in no tier is constitutional.',
    fields: {
      rules: { label: 'Calls' },
      'rules[]': { label: 'Call' },
      'rules[].target': target,
      'rules[].signature': signature,
      'rules[].tier': { label: 'Tier' },
    },
  },
  call: {
    label: 'Any other call',
    hint: 'Everyone sees it as what it is: what our contracts do not know, nothing vouches for.',
    fields: {
      target,
      signature: { ...signature, hint: `${signature.hint} Empty to send ETH alone.` },
      args: { label: 'Arguments', hint: 'A JSON array; integers as text.', as: 'long', initial: '[]' },
      value: { label: 'Wei to send' },
    },
  },
} as const satisfies Record<string, ActionWords>
