/** Heights of the basalt columns, left to right. */
const columns = [34, 58, 46, 82, 104, 92, 126, 148, 132, 116, 88, 102, 64, 40, 52]
const width = 22

/** The Law Rock under the aurora: decoration, and nothing else. */
export function LawRock() {
  return (
    <svg className="law-rock" viewBox="0 0 330 300" aria-hidden="true" fill="none">
      <defs>
        <linearGradient id="aurora" gradientUnits="userSpaceOnUse" x1="0" x2="330" y1="0" y2="0">
          <stop offset="0" stopColor="#2bb58a" />
          <stop offset="0.5" stopColor="#3aa3b8" />
          <stop offset="1" stopColor="#7a6bd1" />
        </linearGradient>
        <linearGradient id="veil" x1="0" x2="0" y1="0" y2="1">
          <stop offset="0" stopColor="#fff" stopOpacity="0" />
          <stop offset="0.55" stopColor="#fff" stopOpacity="0.9" />
          <stop offset="1" stopColor="#fff" stopOpacity="0" />
        </linearGradient>
        <mask id="curtain">
          <path
            d="M0 70C60 10 110 120 170 60S280 30 330 50V170C280 130 230 190 170 150S60 140 0 180Z"
            fill="url(#veil)"
          />
        </mask>
      </defs>
      <g mask="url(#curtain)" stroke="url(#aurora)" strokeWidth="2">
        {Array.from({ length: 66 }, (_, index) => (
          <path key={index} d={`M${index * 5 + 1} 0V220`} opacity={0.25 + 0.55 * Math.abs(Math.sin(index * 1.7))} />
        ))}
      </g>
      <g stroke="currentColor" strokeWidth="1.1" strokeLinejoin="round" fill="var(--ground)">
        {columns.map((height, index) => (
          <Column key={index} x={index * width} height={height} />
        ))}
      </g>
    </svg>
  )
}

function Column({ x, height }: { x: number; height: number }) {
  const top = 300 - height
  const half = width / 2
  return (
    <>
      <path d={`M${x} ${top}l${half} -6 ${half} 6V300H${x}Z`} />
      <path d={`M${x} ${top}l${half} 6 ${half} -6M${x + half} ${top + 6}V300`} fill="none" opacity="0.55" />
    </>
  )
}
