import { useState } from 'react'
import { Button } from '../ui/Button.tsx'

type Theme = 'light' | 'dark'

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme']
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Follows the system until somebody chooses; the choice is kept (see public/theme.js). */
export function ThemeToggle() {
  const [theme, setTheme] = useState(currentTheme)
  const next: Theme = theme === 'light' ? 'dark' : 'light'
  const toggle = () => {
    document.documentElement.dataset['theme'] = next
    localStorage.setItem('althing.theme', next)
    setTheme(next)
  }
  return (
    <Button look="bare" small onClick={toggle} aria-label={`Use the ${next} theme`} title={`Use the ${next} theme`}>
      <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true" stroke="currentColor" strokeWidth="1.3">
        <path d="M8 1.2 13.9 4.6v6.8L8 14.8 2.1 11.4V4.6Z" fill="none" strokeLinejoin="round" />
        <path d="M8 1.2 13.9 4.6v6.8L8 14.8Z" fill="currentColor" />
      </svg>
    </Button>
  )
}
