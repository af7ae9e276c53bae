/** The shape of what is coming; `what` is read out. */
export function Waiting({ what, lines = 4 }: { what: string; lines?: number }) {
  return (
    <output className="skeleton">
      <span className="visually-hidden">Reading {what}…</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden="true" />
      ))}
    </output>
  )
}
