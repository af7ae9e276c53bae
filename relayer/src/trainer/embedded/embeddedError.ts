/** Base of every error that `embedded/1` throws about its input; catch by class, never by message. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError'
  readonly where: string

  /**
   * @param where The field, file or line.
   * @param found What was there, as a phrase.
   * @param allowed What may be there, as a phrase.
   */
  constructor(where: string, found: string, allowed: string, options?: ErrorOptions) {
    super(`${where}: found ${found}; allowed: ${allowed}`, options)
    this.where = where
  }
}

/** Shortens and quotes a value of unknown origin for an error message. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
