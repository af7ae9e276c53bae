import { safeHref } from '../markdown/inline.ts'

/** A URI from the chain: a link if its scheme is harmless, else the bare text. Never fetched. */
export function ExternalUri({ of }: { of: string }) {
  if (of === '') return <span className="field__hint">none given</span>
  const href = safeHref(of)
  const shown = of.slice(0, 400)
  if (href === null) return <code>{shown}</code>
  return (
    <a href={href} rel="noopener noreferrer nofollow ugc" target="_blank">
      {shown}
    </a>
  )
}
