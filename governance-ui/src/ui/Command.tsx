import { Copy } from './Copy.tsx'

/** A command line to copy. */
export function Command({ line }: { line: string }) {
  return (
    <div className="code">
      <code>{line}</code>
      <Copy value={line} what="the command" />
    </div>
  )
}
