import type { DecodedValue } from '@althing/proposals'
import { Facts } from '../../ui/Facts.tsx'

/** A decoded argument, nested as its type is. */
export function CallValue({ value }: { value: DecodedValue }) {
  if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean') {
    return <span className="hash">{String(value) || '(empty)'}</span>
  }
  if (Array.isArray(value)) {
    return (
      <ol className="call__list">
        {value.map((item: DecodedValue, index) => (
          <li key={index}>
            <CallValue value={item} />
          </li>
        ))}
      </ol>
    )
  }
  return (
    <Facts of={Object.entries(value).map(([name, inner]) => [name, <CallValue key={name} value={inner} />] as const)} />
  )
}
