export type KnownAddress = { address: string; name: string }

/** Characters at each end that people compare, and that address poisoners imitate. */
const comparedDigits = 4

/** The known address that `address` could be mistaken for: equal at both ends, different between. */
export function lookAlikeOf(address: string, known: readonly KnownAddress[]): KnownAddress | null {
  const ends = endsOf(address)
  return (
    known.find((entry) => entry.address.toLowerCase() !== address.toLowerCase() && endsOf(entry.address) === ends) ??
    null
  )
}

function endsOf(address: string): string {
  const digits = address.toLowerCase().replace(/^0x/, '')
  return `${digits.slice(0, comparedDigits)}…${digits.slice(-comparedDigits)}`
}
