const plainKey = /^[A-Za-z_$][\w$-]*$/

/** Writes a path into a document the way people read it: `training.beta`, `datasets[0].root`, `["odd key"]`. */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (plainKey.test(String(step))) text += text === '' ? String(step) : `.${String(step)}`
    else text += `[${JSON.stringify(shorten(String(step)))}]`
  }
  return text
}

/** Cuts what came from a stranger to a length that fits a line of an error. */
export function shorten(text: string, length = 80): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

/** Describes a value for an error line: never multi-line, never long, control characters escaped. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (value !== null && typeof value === 'object') return 'an object'
  return shorten(JSON.stringify(value) ?? typeof value)
}
