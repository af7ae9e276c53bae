import { formatPath } from '../json/formatPath.ts'
import type { JsonValue } from '../json/parseJson.ts'
import { encodeConfig } from './parseConfig.ts'
import type { Config } from './configSchema.ts'
import { describeChange, type RawChange } from './describeChange.ts'

/** One difference between two configs. */
export interface ConfigChange {
  /** Where, such as `training.learning_rate` or `datasets["0x8cfd…"].weight`. */
  readonly path: string
  /** Value before; undefined where there was none. */
  readonly before: JsonValue | undefined
  /** Value after; undefined where there is none. */
  readonly after: JsonValue | undefined
  /** The change in a sentence for people. */
  readonly sentence: string
}

/**
 * What would change if `after` took the place of `before`, in the order of `after`'s fields as they are canonicalised.
 * Datasets are matched by root, not by position, so that one more contributor reads as one change.
 */
export function diffConfigs(before: Config, after: Config): ConfigChange[] {
  return [...changesBetween([], toPlain(before), toPlain(after))].map((change) => ({
    ...change,
    path: formatPath(change.path),
    sentence: describeChange(change),
  }))
}

function* changesBetween(
  path: readonly string[],
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): Generator<RawChange> {
  const left = membersOf(before)
  const right = membersOf(after)
  if (left === null || right === null) {
    if (JSON.stringify(before) !== JSON.stringify(after)) yield { path, before, after }
    return
  }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    yield* changesBetween([...path, key], left[key], right[key])
  }
}

/** Members to compare one by one: an object's, or a list of datasets by root. Other lists change as a whole. */
function membersOf(value: JsonValue | undefined): { [key: string]: JsonValue } | null {
  if (value === undefined || value === null || typeof value !== 'object') return null
  if (!Array.isArray(value)) return value
  const entries = value.map((item): [string, JsonValue] | null => {
    const root = item !== null && typeof item === 'object' && !Array.isArray(item) ? item['root'] : undefined
    return typeof root === 'string' ? [root, item] : null
  })
  return entries.includes(null) ? null : Object.fromEntries(entries.filter((entry) => entry !== null))
}

function toPlain(config: Config): JsonValue {
  // Canonical bytes leave out what is undefined and fix the order of keys.
  return JSON.parse(new TextDecoder().decode(encodeConfig(config)))
}
