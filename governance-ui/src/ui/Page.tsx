import { type ReactNode, useEffect, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

type Props = { title: string; overline?: string | undefined; lead?: ReactNode; children: ReactNode }

/** A screen: its document title and its heading, which takes the focus after a navigation. */
export function Page({ title, overline, lead, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  const navigation = useNavigationType()
  useEffect(() => {
    if (navigation !== NavigationType.Push || pathname === '') return
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [pathname, navigation])
  return (
    <>
      <title>{`${title} · Althing`}</title>
      <header className="page__head">
        {overline && <p className="overline">{overline}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p>{lead}</p>}
      </header>
      {children}
    </>
  )
}
