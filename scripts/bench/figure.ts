/** One measured number. */
export interface Figure {
  /** Says what was measured without the number: `ddm/1 of 2 GiB`. */
  readonly name: string
  readonly value: number
  /** `s`, `MiB`, `kB`, `events/s`, `×` … */
  readonly unit: string
  /** What it should be, in words: `faster than sha256sum`. */
  readonly aim?: string
}

/** Measures one part; `note` says what it is doing. */
export type Benchmark = (note: (message: string) => void) => Promise<readonly Figure[]>
