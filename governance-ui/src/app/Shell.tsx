import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useRuntime } from '../runtime/RuntimeContext.ts'
import { Masthead } from './Masthead.tsx'

/** What frames every screen. */
export function Shell({ children }: { children: ReactNode }) {
  const { deployment } = useRuntime()
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <Masthead />
      <main id="content">{children}</main>
      <footer className="colophon">
        <div>
          <p>With law shall the land be built.</p>
          <span>
            {deployment.name} · chain {deployment.chainId}
          </span>
          <Link to="/council">Council and reviewers</Link>
          <Link to="/trust">Who holds power</Link>
        </div>
      </footer>
    </div>
  )
}
