import { dropNegations, forceConditions, loosenConnectives } from './conditions.ts'
import { dropModifiers } from './modifiers.ts'
import type { Operator } from './operator.ts'
import { replaceOperators } from './replaceOperators.ts'
import { deleteStatements } from './statements.ts'
import { swapArguments } from './swapArguments.ts'
import { nextMembers, returnDefaults, shiftConstants, shiftLiterals } from './values.ts'

/** Every kind of change that is tried. */
export const OPERATORS: readonly Operator[] = [
  forceConditions,
  loosenConnectives,
  dropNegations,
  replaceOperators,
  deleteStatements,
  shiftLiterals,
  shiftConstants,
  nextMembers,
  returnDefaults,
  swapArguments,
  dropModifiers,
]
