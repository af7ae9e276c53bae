/** Aurora over basalt columns. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" fill="none" strokeLinejoin="round" strokeLinecap="round">
      <path d="M3 10c5-9 9 2 13-3s8-5 13-2" stroke="var(--accent)" strokeWidth="1.8" />
      <path
        d="M4 29V18l4-2.3 4 2.3v11M12 29V13l4-2.3 4 2.3v16M20 29v-9l4-2.3 4 2.3v9"
        stroke="currentColor"
        strokeWidth="1.7"
      />
    </svg>
  )
}
