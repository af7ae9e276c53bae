import type { SignedReport } from '@althing/proposals'

/** What a reviewer may say, in the order of the contract's enum. */
export const verdicts = ['approve', 'reject', 'abstain'] as const

const numbers = [0, 1, 2] as const satisfies readonly SignedReport['verdict'][]

/** Number of a verdict on chain; undefined for what is none. */
export function verdictNumberOf(text: string): SignedReport['verdict'] | undefined {
  return numbers.find((number) => verdicts[number] === text)
}
