import { getAddress } from 'ethers/address'
import { asHex, type Hex } from '../hex.ts'

/** What a proposal's description says, taken apart. */
export interface DescriptionParts {
  /** First line without its `#`; empty where there is none. */
  readonly title: string
  /** Everything between the title and the builder's suffix lines. */
  readonly body: string
  /** Told apart from an equal earlier proposal by this; null where none was given. */
  readonly nonce: string | null
  /** The only account that may propose this description; null where anyone may. */
  readonly proposer: Hex | null
}

const proposerSuffix = /#proposer=(0x[0-9a-fA-F]{40})$/
const nonceLine = /(?:^|\n)nonce: ([0-9A-Za-z._-]{1,64})$/

/**
 * The description in the form that Tally and Snapshot list: `# Title`, a blank line, the body.
 * OpenZeppelin's `#proposer=0x…` comes last and ends the text: one byte behind it would switch it off.
 */
export function formatDescription(parts: DescriptionParts): string {
  const { title, body, nonce, proposer } = parts
  const blocks = [`# ${title}`, body, nonce === null ? '' : `nonce: ${nonce}`].filter((block) => block !== '')
  const text = blocks.join('\n\n')
  return proposer === null ? text : `${text}\n\n#proposer=${getAddress(proposer)}`
}

/** Takes any description apart, ours or not. Pure text: nothing in it is trusted or rendered. */
export function splitDescription(description: string): DescriptionParts {
  const marker = proposerSuffix.exec(description)
  const proposer = marker?.[1] === undefined ? null : asHex(getAddress(marker[1].toLowerCase()))
  const open = (marker === null ? description : description.slice(0, marker.index)).trimEnd()
  const nonce = nonceLine.exec(open)
  const prose = (nonce === null ? open : open.slice(0, nonce.index)).trimEnd()
  return { ...splitTitle(prose), nonce: nonce?.[1] ?? null, proposer }
}

/** Whether OpenZeppelin's governor would let `proposer` propose `description`. */
export function mayPropose(description: string, proposer: Hex): boolean {
  const marked = proposerSuffix.exec(description)?.[1]
  return marked === undefined || marked.toLowerCase() === proposer.toLowerCase()
}

function splitTitle(prose: string): { title: string; body: string } {
  const [first = '', ...rest] = prose.split(/\r\n|\r|\n/u)
  const heading = /^#\s/u.test(first) ? first.slice(1).trim() : ''
  if (heading !== '') return { title: heading, body: rest.join('\n').trim() }
  const short = first.trim()
  if (short.length > 0 && short.length <= 120) return { title: short, body: rest.join('\n').trim() }
  return { title: '', body: prose.trim() }
}
