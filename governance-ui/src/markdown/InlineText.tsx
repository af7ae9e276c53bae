import type { Inline } from './inline.ts'

/** A line's runs; a link shows where it leads, whatever its text claims. */
export function InlineText({ of }: { of: readonly Inline[] }) {
  return of.map((run, index) => {
    switch (run.kind) {
      case 'code':
        return <code key={index}>{run.text}</code>
      case 'strong':
        return <strong key={index}>{run.text}</strong>
      case 'emphasis':
        return <em key={index}>{run.text}</em>
      case 'link':
        return (
          <a key={index} href={run.href} rel="noopener noreferrer nofollow ugc" target="_blank">
            {run.text} <span className="link-host">({new URL(run.href).host || run.href})</span>
          </a>
        )
      case 'text':
      default:
        return run.text
    }
  })
}
