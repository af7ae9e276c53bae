import type { Connector } from 'wagmi'

type Props = { connector: Connector; note?: string | undefined; busy: boolean; onChoose: () => void }

/** One wallet. Its icon is shown only if it is a data URL: nothing is fetched on a wallet's word. */
export function ConnectorButton({ connector, note, busy, onChoose }: Props) {
  const icon = connector.icon?.startsWith('data:image/') ? connector.icon : null
  return (
    <button type="button" className="wallet" disabled={busy} onClick={onChoose}>
      {icon ? (
        <img src={icon} alt="" width="28" height="28" />
      ) : (
        <span className="wallet__initial">{connector.name[0]}</span>
      )}
      <span>
        <strong>{connector.name}</strong>
        {note && <small>{note}</small>}
      </span>
    </button>
  )
}
