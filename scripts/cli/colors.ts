/** Emphasis for people; empty where colour is not wanted (https://no-color.org). */
export interface Colors {
  readonly strong: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly faint: (text: string) => string
}

export function createColors(enabled: boolean): Colors {
  const wrap = (open: number, close: number) => (text: string) =>
    enabled ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return { strong: wrap(1, 22), good: wrap(32, 39), bad: wrap(31, 39), faint: wrap(2, 22) }
}
