import type { ActionWords } from '../actionWords.ts'

const anAmount = 'ETH such as “0.25”; of a token its smallest units.'
const asset = { label: 'Asset', hint: 'ETH, or a token’s address.', initial: 'ETH' }
const recipient = { label: 'Recipient', hint: 'An address, or one of our contracts: runs pays bounties.' }

export const moneyWords = {
  'reward.setWeights': {
    label: 'Share a version’s rewards',
    hint: 'By other weights than those of the config that it was trained with, from then on.',
    fields: {
      weights: { label: 'Datasets', hint: 'Each gets its weight’s part of the sum.' },
      'weights[]': { label: 'Share' },
      'weights[].weight': { label: 'Weight', hint: 'A number above 0.', initial: '1' },
    },
  },
  'license.open': {
    label: 'Sell a licence',
    hint: 'A kind of licence that anyone can buy for a model.',
    fields: {
      form: { label: 'Sold as', hint: 'A seat is held by one account; uses are paid one by one.' },
      currency: { label: 'Currency', hint: 'ETH, or a token’s address.', initial: 'ETH' },
      price: { label: 'Price', hint: `Of a seat or of one use. ${anAmount}` },
      duration: { label: 'Lasts', hint: 'Such as “365 days”; left empty, for ever.' },
      transferable: { label: 'May be handed on' },
      purpose: { label: 'Purpose', hint: 'One word, such as “research” or “commercial”.' },
      spdx: { label: 'Terms by name', hint: 'An SPDX expression, such as “Apache-2.0”.' },
      termsDigest: { label: 'Terms by digest', hint: 'SHA-256 of the terms’ text. One of the two, or both.' },
    },
  },
  'license.close': {
    label: 'Stop selling a licence',
    hint: 'What was sold stands.',
    fields: { kind: { label: 'Kind of licence', hint: 'Its id: 0x and 64 digits.' } },
  },
  'license.setVaultShare': {
    label: 'Change the data’s share of licences',
    hint: 'Of what ancestors leave; the rest is the treasury’s.',
    fields: { share: { label: 'Share', hint: 'Ten-thousandths: 7,000 is 70 %.' } },
  },
  'stream.open': {
    label: 'Open a stream from the treasury',
    hint: 'Sets money aside that a recipient takes bit by bit.',
    fields: {
      recipient,
      asset,
      rate: { label: 'Released each period', hint: anAmount },
      period: { label: 'Period', hint: 'Such as “7 days”.', initial: '7 days' },
      cap: { label: 'Most at once', hint: anAmount },
      amount: { label: 'Set aside now', hint: anAmount },
    },
  },
  'stream.close': {
    label: 'Close a stream',
    hint: 'What was not taken goes back to the treasury.',
    fields: { recipient, asset },
  },
} as const satisfies Record<string, ActionWords>
