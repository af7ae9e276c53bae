import type { reviewerKindNames } from '../abi/enums.ts'

/** A reviewer's kind in the words of an action, in the order of the contract's enum. */
export const reviewerKinds = ['none', 'person', 'agent'] as const satisfies { length: typeof reviewerKindNames.length }
