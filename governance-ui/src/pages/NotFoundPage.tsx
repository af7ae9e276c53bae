import { Link } from 'react-router'
import { Page } from '../ui/Page.tsx'

export function NotFoundPage() {
  return (
    <Page title="Nothing is kept under this address" lead="The link may be old, or a letter may be missing.">
      <p>
        <Link to="/">What is in force now</Link>
      </p>
    </Page>
  )
}
