import type { ReactNode } from 'react'
import { InlineText } from './InlineText.tsx'
import { type Block, markdownLimit, parseMarkdown } from './parseMarkdown.ts'

/** Prose that strangers wrote: elements are built one by one, no HTML is ever taken over. */
export function Markdown({ source }: { source: string }) {
  const { blocks, cut } = parseMarkdown(source)
  return (
    <div className="prose">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
      {cut && <p className="field__hint">Cut after {markdownLimit.toLocaleString('en')} characters.</p>}
    </div>
  )
}

function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const
      return (
        <Heading>
          <InlineText of={block.text} />
        </Heading>
      )
    }
    case 'code':
      return <pre>{block.text}</pre>
    case 'quote':
      return (
        <blockquote>
          <InlineText of={block.text} />
        </blockquote>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <InlineText of={item} />
            </li>
          ))}
        </List>
      )
    }
    case 'paragraph':
    default:
      return (
        <p>
          <InlineText of={block.text} />
        </p>
      )
  }
}
