import type { FieldWords } from './actionWords.ts'
import type { JsonSchema } from './jsonSchema.ts'

/** What a value looks like and what asks for it. */
export type FieldShape =
  | { kind: 'text'; options: readonly string[]; nullable: boolean }
  | { kind: 'date' | 'whole' | 'number' | 'flag' | 'dataset' | 'json' }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'list'; item: FieldShape; itemWords: FieldWords; least: number; most: number }
  | { kind: 'group'; fields: readonly FormField[] }

export type FormField = {
  name: string
  words: FieldWords
  shape: FieldShape
  required: boolean
  /** What stands in it before anybody typed. */
  initial: string
}

/** Says how a field is asked for, by its place: `base.root`, `weights[].dataset`. */
export type WordsOf = (path: string) => FieldWords

/** The fields of an action, or of the part of one at `parent`, in the order of its schema. */
export function fieldsOf({ properties = {}, required = [] }: JsonSchema, wordsOf: WordsOf, parent = ''): FormField[] {
  return Object.entries(properties)
    .filter(([name]) => name !== 'type')
    .map(([name, schema]) => {
      const path = parent === '' ? name : `${parent}.${name}`
      const words = wordsOf(path)
      const shape = shapeOf(schema, wordsOf, path)
      const initial = words.initial ?? initialOf(schema, shape)
      return { name, words, shape, required: required.includes(name), initial }
    })
}

function shapeOf(schema: JsonSchema, wordsOf: WordsOf, path: string): FieldShape {
  const { type, items, anyOf = [] } = schema
  if (anyOf.some((one) => one.properties !== undefined)) return { kind: 'dataset' }
  if (type === 'array' && items?.$ref !== undefined) return { kind: 'json' }
  if (type === 'array' && items !== undefined) {
    const { minItems: least = 0, maxItems: most = Infinity } = schema
    return { kind: 'list', item: shapeOf(items, wordsOf, `${path}[]`), itemWords: wordsOf(`${path}[]`), least, most }
  }
  if (type === 'object') return { kind: 'group', fields: fieldsOf(schema, wordsOf, path) }
  if (type === 'boolean') return { kind: 'flag' }
  if (type === 'integer') return { kind: 'whole' }
  if (type === 'number') return { kind: 'number' }
  if (schema.enum !== undefined) return { kind: 'choice', options: schema.enum }
  if (schema.format === 'date') return { kind: 'date' }
  const options = anyOf.flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]))
  return { kind: 'text', options, nullable: anyOf.some((one) => one.type === 'null') }
}

function initialOf(schema: JsonSchema, shape: FieldShape): string {
  if (shape.kind === 'flag') return schema.default === false ? 'no' : 'yes'
  if (shape.kind === 'choice') return shape.options[0] ?? ''
  return ['string', 'number'].includes(typeof schema.default) ? String(schema.default) : ''
}
