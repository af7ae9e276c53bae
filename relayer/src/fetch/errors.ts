/** Nothing could be fetched for now; try again later. Retryable. */
export class FetchUnavailable extends Error {
  override name = 'FetchUnavailable'
}

/** A URI that must not be fetched, or bytes that are not what was approved. Fatal for that URI. */
export class FetchRefused extends Error {
  override name = 'FetchRefused'
}
