/** Snapshot's sequencer or hub refused what was asked, or answered something else than its API says. */
export class SequencerError extends Error {
  override name = 'SequencerError'
}
