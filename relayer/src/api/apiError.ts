/** An answer other than success; everything else that is thrown becomes a 500 without details. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly field: string | undefined

  constructor(status: number, code: string, options: { message: string; field?: string | undefined }) {
    super(options.message)
    this.status = status
    this.code = code
    this.field = options.field
  }
}

/** 404 for something the index or the store does not have. */
export function notFound(what: string): ApiError {
  return new ApiError(404, 'not_found', { message: `${what} is not known here.` })
}
