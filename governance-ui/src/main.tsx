import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { App } from './app/App.tsx'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/elements.css'
import './styles/forms.css'
import './styles/pages.css'

// zod would compile its parsers with `new Function`, which our content security policy forbids.
config({ jitless: true })

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
