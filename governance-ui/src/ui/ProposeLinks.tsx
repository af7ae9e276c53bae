import { Link } from 'react-router'

type Props = {
  /** Field of the actions that names the subject, and its value. */
  of: readonly [field: string, id: string]
  /** Actions that fit its state, in words and by their names. */
  actions: readonly (readonly [label: string, action: string])[]
}

/** What holders could decide on something next: each begins a proposal. */
export function ProposeLinks({ of: [field, id], actions }: Props) {
  if (actions.length === 0) return null
  return (
    <p className="row__meta">
      <span>Propose to</span>
      {actions.map(([label, action]) => (
        <Link key={action} to={`/proposals/new?${new URLSearchParams({ action, [field]: id })}`}>
          {label}
        </Link>
      ))}
    </p>
  )
}
