/** A file is not the one that was walked any more. `index` is its position in the walked list. */
export class FileChangedError extends Error {
  override name = 'FileChangedError'
  readonly index: number

  constructor(index: number, options?: { cause?: unknown }) {
    super(`file ${index} changed while it was hashed`, options)
    this.index = index
  }
}
