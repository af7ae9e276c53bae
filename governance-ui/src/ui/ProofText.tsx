/** A sentence with identifiers in it: those are set apart, in full, so that the words stay readable. */
export function ProofText({ children }: { children: string }) {
  return children.split(/(0x[0-9a-fA-F]{40,})/u).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className="hash">
        {part}
      </span>
    ),
  )
}
