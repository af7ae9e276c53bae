import type { ReactNode } from 'react'
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
          <span>Every number on a page of its own is read from the contracts.</span>
        </div>
      </footer>
    </div>
  )
}
