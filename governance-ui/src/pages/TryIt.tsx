import { Link } from 'react-router'
import { Section } from '../ui/Section.tsx'

const ways = [
  ['Vote', 'Read what would change, then say for, against or abstain.', '/proposals?state=open', 'Open votes'],
  ['Contribute', 'Hash a folder in this page and submit it for approval.', '/datasets/submit', 'Submit a dataset'],
  ['Propose', 'Pick what should happen; see the calls before you sign.', '/proposals/new', 'Write a proposal'],
  ['Operate', 'Pull what is in force, verified down to the byte.', '/models', 'Models'],
] as const

/** What each kind of visitor can do here. */
export function TryIt() {
  return (
    <Section title="Take part">
      <ul className="ways">
        {ways.map(([title, text, to, link]) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
            <Link to={to}>{link}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
