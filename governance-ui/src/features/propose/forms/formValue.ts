import type { FieldShape, FormField } from './fieldShape.ts'

/** What was typed, in the shape of the field; texts as typed, so that nothing is lost over a reload. */
export type FormValue = string | readonly FormValue[] | FormRecord
export type FormRecord = { readonly [name: string]: FormValue }

export function isList(value: FormValue | undefined): value is readonly FormValue[] {
  return Array.isArray(value)
}

export function isFormRecord(value: FormValue | undefined): value is FormRecord {
  return typeof value === 'object' && !isList(value)
}

/** What stands in a field before anybody typed. */
export function initialValue(shape: FieldShape, initial = ''): FormValue {
  if (shape.kind === 'list') return Array.from({ length: shape.least }, () => initialValue(shape.item))
  if (shape.kind === 'group') return initialValues(shape.fields)
  return initial
}

export function initialValues(fields: readonly FormField[]): FormRecord {
  return Object.fromEntries(fields.map(({ name, shape, initial }) => [name, initialValue(shape, initial)]))
}

/** The JSON that the fields stand for: what is not needed and was left empty is left out. */
export function jsonOf(fields: readonly FormField[], values: FormRecord): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .filter(({ name, required }) => required || !isBlank(values[name]))
      .map(({ name, shape }) => [name, toJson(shape, values[name])]),
  )
}

function toJson(shape: FieldShape, value: FormValue | undefined): unknown {
  if (shape.kind === 'list') return (isList(value) ? value : []).map((item) => toJson(shape.item, item))
  if (shape.kind === 'group') return jsonOf(shape.fields, isFormRecord(value) ? value : {})
  const text = typeof value === 'string' ? value.trim() : ''
  switch (shape.kind) {
    case 'flag':
      return text === 'yes'
    case 'whole':
      return /^\d+$/.test(text) ? Number(text) : text
    case 'number':
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
    case 'dataset':
      return { id: text }
    case 'json':
      return parseJsonText(text)
    case 'text':
      return shape.nullable && text === '' ? null : text
    case 'date':
    case 'choice':
    default:
      return text
  }
}

/** Whether nothing was typed: a group or a list is blank where all of it is. */
function isBlank(value: FormValue | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Object.values<FormValue>(value).every(isBlank)
}

/** The value of a JSON text; the text itself where it is none, so that the schema says what is allowed. */
function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
