/** Someone asked us to stop. Not a failure. */
export class StopRequest extends Error {
  override name = 'StopRequest'
}

export interface StopRequests {
  /** Rejects with a StopRequest at the first Ctrl-C or SIGTERM. */
  readonly requested: Promise<never>
  done(): void
}

/** The first request ends things in order; the second ends this process at once, and the guardian the rest. */
export function stopRequests(): StopRequests {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => {})
  let asked = false
  const ask = () => {
    if (asked) process.exit(130)
    asked = true
    reject(new StopRequest('stopped'))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask)
  return {
    requested: promise,
    done: () => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, ask)
    },
  }
}
