import { Button } from './Button.tsx'

/** Saves a text as a file of whoever reads the page. */
export function SaveFile({ name, text, children }: { name: string; text: string; children: string }) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button look="quiet" onClick={save}>
      {children}
    </Button>
  )
}
