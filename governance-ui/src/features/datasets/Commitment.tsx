import { commitmentOf, type Manifest } from '@althing/proposals'
import { formatCount } from '../../format/amount.ts'
import { formatBytes } from '../../format/bytes.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Hash } from '../../ui/Hash.tsx'

/** Files whose names are shown; the manifest holds them all. */
const shownFiles = 50

/** What the chain will hold of the folder. */
export function Commitment({ manifest }: { manifest: Manifest }) {
  const { root, dirHash1, totalBytes, fileCount } = commitmentOf(manifest)
  return (
    <div className="stack">
      <Facts
        of={[
          ['Files', `${formatCount(fileCount, 'file')}, ${formatBytes(totalBytes)}`],
          ['Root (ddm/1)', <Hash key="root" value={root} what="the root" />],
          ['dirHash1', <Hash key="dir" value={dirHash1} what="dirHash1" />],
        ]}
      />
      <details className="reveal">
        <summary>Every file with its SHA-256, as sha256sum prints it</summary>
        <ul className="row-list">
          {manifest.files.slice(0, shownFiles).map(({ path, sha256 }) => (
            <li key={path}>
              {path} <span className="hash">{sha256}</span>
            </li>
          ))}
        </ul>
        {manifest.files.length > shownFiles && <p>…and {manifest.files.length - shownFiles} more.</p>}
      </details>
    </div>
  )
}
