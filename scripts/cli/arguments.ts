import { asHex, type Hex, isHex, type VoteKind, voteKinds } from '@althing/proposals'
import { CliError } from './cliError.ts'

/** A proposal's id in decimal or as 0x hex. Throws CliError on anything else. */
export function parseProposalId(text: string): bigint {
  if (/^(?:[1-9]\d{0,77}|0x[0-9a-fA-F]{1,64})$/.test(text)) {
    const id = BigInt(text)
    if (id < 1n << 256n) return id
  }
  throw new CliError('usage', `id: found ${JSON.stringify(text)}, allowed a proposal’s id in decimal or 0x hex`)
}

/** How to vote. Throws CliError on anything else. */
export function parseVote(text: string): VoteKind {
  const vote = voteKinds.find((kind) => kind === text.toLowerCase())
  if (vote !== undefined) return vote
  throw new CliError('usage', `vote: found ${JSON.stringify(text)}, allowed for, against or abstain`)
}

/** 32 bytes of 0x hex. Throws CliError on anything else. */
export function parseBytes32(text: string, field: string): Hex {
  if (isHex(text, 32)) return asHex(text.toLowerCase())
  throw new CliError('usage', `${field}: found ${JSON.stringify(text)}, allowed 0x and 64 hex digits`)
}
