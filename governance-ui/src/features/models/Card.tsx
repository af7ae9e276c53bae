import { Link } from 'react-router'
import { formatBasisPoints } from '../../format/amount.ts'
import { Facts } from '../../ui/Facts.tsx'
import type { Descent } from './descentQueries.ts'

/** Characters of a card's description that are shown. */
const shownCharacters = 1_200

/** What the registry's own card says of a lineage. */
export function Card({ descent: { description, parents, owes, share } }: { descent: Descent }) {
  return (
    <div className="stack">
      {description !== '' && <p className="prose">{description.slice(0, shownCharacters)}</p>}
      <Facts
        of={[
          ['Descends from', parents.length === 0 ? 'no other lineage here' : <Lineages key="parents" of={parents} />],
          ['Owes', owes.length === 0 ? 'nothing to ancestors' : <Lineages key="owes" of={owes} />],
          [
            'Descendants owe it',
            share === 0 ? 'nothing' : `${formatBasisPoints(share)} of their gross revenue, however far they descend`,
          ],
          ['Token', 'held by the timelock, locked for good (ERC-5192)'],
        ]}
      />
    </div>
  )
}

function Lineages({ of }: { of: readonly { id: string; name: string; share?: number }[] }) {
  return (
    <ul>
      {of.map(({ id, name, share }) => (
        <li key={id}>
          <Link to={`/models/${id}`}>{name}</Link>
          {share !== undefined && `, ${formatBasisPoints(share)} of gross revenue`}
        </li>
      ))}
    </ul>
  )
}
