import type { ComponentType } from 'react'
import type { DraftIssue } from '../draftIssues.ts'
import type { FieldWords } from '../forms/actionWords.ts'
import type { FieldShape } from '../forms/fieldShape.ts'
import type { FormValue } from '../forms/formValue.ts'
import type { Suggestions } from './suggestions.ts'

/** What every field of an action is given. */
export type FieldContext = {
  /** Key of the action in the draft. */
  action: string
  suggestions: Suggestions
  issues: readonly DraftIssue[]
  /** What asks for a part of a group or an entry of a list. */
  Input: ComponentType<FieldProps>
}

/** A value of an action, and how it is asked for. */
export type FieldProps = {
  shape: FieldShape
  words: FieldWords
  /** Its place in the action's JSON. */
  path: string
  optional: boolean
  value: FormValue | undefined
  context: FieldContext
  onChange: (value: FormValue) => void
}
