import type { ApiRound } from '@althing/proposals'

import type { LicenseHandlers, StreamHandlers, VaultHandlers } from './eventArgs.ts'
import { digestOrNull, patch, placeOf } from './state.ts'

/** How earnings are shared, what came in and what went out. */
export const vaultHandlers: VaultHandlers = {
  RoundOpened(state, { round, version, proposalId, number, datasets, weights }, event) {
    const shares = datasets.map((dataset, at) => ({ dataset, weight: weights[at] ?? 0 }))
    const opened: ApiRound = {
      id: round,
      version,
      number: Number(number),
      proposalId: String(proposalId),
      shares,
      received: [],
      paid: [],
      openedAt: event.blockTimestamp,
      final: state.final,
    }
    state.rounds.create(round, opened, placeOf(event))
  },

  RewardDeposited(state, { round, asset, amount }) {
    patch(state, state.rounds, {
      id: round,
      change: ({ received }) => ({ received: added(received, { asset }, amount) }),
    })
  },

  RewardClaimed(state, { round, dataset, asset, amount }) {
    const to = { asset, dataset, reclaimed: false }
    patch(state, state.rounds, { id: round, change: ({ paid }) => ({ paid: added(paid, to, amount) }) })
  },

  RewardReclaimed(state, { round, dataset, asset, amount }) {
    const to = { asset, dataset, reclaimed: true }
    patch(state, state.rounds, { id: round, change: ({ paid }) => ({ paid: added(paid, to, amount) }) })
  },
}

/** Kinds of licences, and how many seats were sold of each. */
export const licenseHandlers: LicenseHandlers = {
  KindOpened(state, { kindId, lineage, proposalId, kind }, event) {
    const { currency, price, duration, form, transferable, purpose, spdx, termsDigest } = kind
    const terms = { currency, price: String(price), duration, transferable, purpose, spdx }
    state.licenses.create(
      kindId,
      {
        id: kindId,
        lineage: String(lineage),
        ...terms,
        form: form === 0 ? 'seat' : 'use',
        termsDigest: digestOrNull(termsDigest),
        proposalId: String(proposalId),
        open: true,
        seatsSold: state.licenses.get(kindId)?.seatsSold ?? '0',
        final: state.final,
      },
      placeOf(event),
    )
  },

  KindClosed(state, { kindId, proposalId }) {
    patch(state, state.licenses, { id: kindId, change: () => ({ open: false, proposalId: String(proposalId) }) })
  },

  SeatsBought(state, { kindId, quantity }) {
    patch(state, state.licenses, {
      id: kindId,
      change: ({ seatsSold }) => ({ seatsSold: String(BigInt(seatsSold) + quantity) }),
    })
  },
}

/** What the treasury sets aside; a stream has one recipient and one asset. */
export const streamHandlers: StreamHandlers = {
  StreamOpened(state, { recipient, asset, proposalId, terms, funds }, event) {
    state.streams.create(
      `${recipient} ${asset}`,
      {
        recipient,
        asset,
        proposalId: String(proposalId),
        terms: { rate: String(terms.rate), cap: String(terms.cap), period: terms.period },
        funds: String(funds),
        drawn: '0',
        open: true,
        openedAt: event.blockTimestamp,
        final: state.final,
      },
      placeOf(event),
    )
  },

  StreamClosed(state, { recipient, asset, proposalId }) {
    patch(state, state.streams, {
      id: `${recipient} ${asset}`,
      change: () => ({ open: false, funds: '0', proposalId: String(proposalId) }),
    })
  },

  StreamFunded(state, { recipient, asset, amount }) {
    patch(state, state.streams, {
      id: `${recipient} ${asset}`,
      change: ({ funds }) => ({ funds: plus(funds, amount) }),
    })
  },

  StreamDrawn(state, { recipient, asset, amount }) {
    patch(state, state.streams, {
      id: `${recipient} ${asset}`,
      change: ({ funds, drawn }) => ({ funds: plus(funds, -amount), drawn: plus(drawn, amount) }),
    })
  },

  StreamGivenBack(state, { recipient, amount }) {
    patch(state, state.streams, {
      id: `${recipient} ${ether}`,
      change: ({ funds, drawn }) => ({ funds: plus(funds, amount), drawn: plus(drawn, -amount) }),
    })
  },
}

const ether = `0x${'0'.repeat(40)}`

function plus(decimal: string, amount: bigint): string {
  return String(BigInt(decimal) + amount)
}

/** Adds to the amount that has the same key, or begins one. */
function added<T extends { amount: string }>(amounts: readonly T[], key: Omit<T, 'amount'>, amount: bigint): T[] {
  const isIt = (one: T) =>
    Object.entries(key).every(([name, value]) => Object.entries(one).some(([n, v]) => n === name && v === value))
  if (amounts.some(isIt)) return amounts.map((one) => (isIt(one) ? { ...one, amount: plus(one.amount, amount) } : one))

  // Safety: a key and its amount are the whole entry.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return [...amounts, { ...key, amount: String(amount) } as T]
}
