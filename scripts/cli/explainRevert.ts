import { decodeRevert } from '@althing/proposals'
import { isCallException } from 'ethers'

/** The custom error of any of our contracts with its values, or the reason given; null for what is no revert. */
export function explainRevert(error: unknown): string | null {
  if (!isCallException(error)) return null
  const decoded = error.data === null || error.data === '0x' ? null : decodeRevert(error.data)
  return decoded ?? error.reason ?? error.shortMessage
}
