/** The run must not be started here, now or ever; the reason is shown to people. */
export class RunRejected extends Error {
  override name = 'RunRejected'
}

/** Not yet: try the same step again later. */
export class NotYet extends Error {
  override name = 'NotYet'
  readonly seconds: number

  constructor(message: string, seconds: number) {
    super(message)
    this.seconds = seconds
  }
}

/** Not yet, and not by itself: the message says who has to do what, and is shown until it is done. */
export class Blocked extends NotYet {
  override name = 'Blocked'
}
