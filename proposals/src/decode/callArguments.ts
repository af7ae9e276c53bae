import { asHex, type Hex } from '../hex.ts'
import type { DecodedCall, DecodedValue } from './decodedCall.ts'

/** Reads a decoded call's arguments by name and kind. Every reader throws TypeError where the ABI says otherwise. */
export interface CallArguments {
  text(name: string): string
  hex(name: string): Hex
  integer(name: string): bigint
  flag(name: string): boolean
  tuple(name: string): CallArguments
  tuples(name: string): CallArguments[]
  hexes(name: string): Hex[]
  integers(name: string): bigint[]
}

/** Arguments of a call. */
export function argumentsOf(call: DecodedCall): CallArguments {
  return readerOf(new Map(call.args.map(({ name, value }) => [name, value])))
}

function readerOf(values: ReadonlyMap<string, DecodedValue>): CallArguments {
  const reader: CallArguments = {
    text: (name) => expect(values.get(name), isText, name),
    hex: (name) => asHex(reader.text(name)),
    integer: (name) => expect(values.get(name), isInteger, name),
    flag: (name) => expect(values.get(name), isFlag, name),
    hexes: (name) => expect(values.get(name), isList, name).map((value) => asHex(expect(value, isText, name))),
    integers: (name) => expect(values.get(name), isList, name).map((value) => expect(value, isInteger, name)),
    tuples: (name) =>
      expect(values.get(name), isList, name).map((value) =>
        readerOf(new Map(Object.entries(expect(value, isTuple, name)))),
      ),
    tuple: (name) => readerOf(new Map(Object.entries(expect(values.get(name), isTuple, name)))),
  }
  return reader
}

function expect<T>(value: DecodedValue | undefined, is: (value: unknown) => value is T, name: string): T {
  if (!is(value)) throw new TypeError(`the argument ${name} is not what the ABI says`)
  return value
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isInteger = (value: unknown): value is bigint => typeof value === 'bigint'
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
const isList = (value: unknown): value is readonly DecodedValue[] => Array.isArray(value)
const isTuple = (value: unknown): value is Record<string, DecodedValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
