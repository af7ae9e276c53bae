import type { Config } from '@althing/proposals'

/** The whole config, for those who read it. */
export function ConfigText({ config }: { config: Config }) {
  return (
    <details className="reveal">
      <summary>The whole config “{config.name}”</summary>
      <pre className="config-text">{JSON.stringify(config, null, 2)}</pre>
    </details>
  )
}
