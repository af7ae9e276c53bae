/** `fraction` from 0 to 1, with the same in words. */
export function Progress({ fraction, label }: { fraction: number; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, fraction)) * 100)
  return (
    <div className="progress">
      <progress max={100} value={percent} aria-label={label} />
      <span>
        {label} · {percent} %
      </span>
    </div>
  )
}
