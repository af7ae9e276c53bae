import { Copy } from './Copy.tsx'

/** A digest or identifier in full: a shortened one proves nothing. */
export function Hash({ value, what }: { value: string; what: string }) {
  return (
    <span className="hash">
      {value} <Copy value={value} what={what} />
    </span>
  )
}
