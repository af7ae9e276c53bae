import './shareMeter.css'

type Props = { words: string; share: number; needed: number }

/** A share against the mark that it has to reach, both in ten-thousandths; the words say the same. */
export function ShareMeter({ words, share, needed }: Props) {
  return (
    <div className="share">
      <div className="share__track" aria-hidden="true">
        <span className="share__fill" style={{ inlineSize: percentOf(share) }} />
        <span className="share__mark" style={{ insetInlineStart: percentOf(needed) }} />
      </div>
      <span>{words}</span>
    </div>
  )
}

function percentOf(basisPoints: number): string {
  return `${Math.min(10_000, Math.max(0, basisPoints)) / 100}%`
}
