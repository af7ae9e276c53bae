import { Link, NavLink } from 'react-router'
import { WalletButton } from '../features/wallet/WalletButton.tsx'
import { Mark } from './Mark.tsx'
import { ThemeToggle } from './ThemeToggle.tsx'

const places = [
  ['/proposals', 'Proposals'],
  ['/datasets', 'Datasets'],
  ['/models', 'Models'],
  ['/runs', 'Runs'],
  ['/delegate', 'Delegate'],
] as const

export function Masthead() {
  return (
    <header className="masthead">
      <div className="masthead__row">
        <Link to="/" className="wordmark" aria-label="Althing, home">
          <Mark />
          <span>Althing</span>
        </Link>
        <nav className="masthead__nav" aria-label="Main">
          <ul className="masthead__places">
            {places.map(([to, name]) => (
              <li key={to}>
                <NavLink to={to}>{name}</NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="masthead__end">
          <ThemeToggle />
          <WalletButton />
        </div>
      </div>
    </header>
  )
}
