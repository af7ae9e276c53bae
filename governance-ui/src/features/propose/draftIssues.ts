import { actionSchema, describeIssues } from '@althing/proposals'
import type { DraftAction } from './draft.ts'
import { actionForms } from './forms/actionForms.ts'
import type { FieldShape, FormField } from './forms/fieldShape.ts'

/** What is wrong with one field of a draft. */
export type DraftIssue = {
  /** Key of the action that it stands in. */
  action: string
  /** Place in the action's JSON: `weights[0].dataset`. */
  path: string
  /** The same place in words, with the number of the action. */
  where: string
  allowed: string
}

/** What the schema says against an action: one issue a field. */
export function issuesOf({ key, type }: DraftAction, index: number, json: unknown): DraftIssue[] {
  const parsed = actionSchema.safeParse(json, { reportInput: true })
  if (parsed.success) return []
  const fields = actionForms.get(type)?.fields ?? []
  return describeIssues(parsed.error).map((issue) => {
    const { labels, path, allowed = issue.allowed } = follow(fields, issue.path)
    return { action: key, path, where: [`Action ${index + 1}`, ...labels].join(', '), allowed }
  })
}

type Place = { labels: string[]; path: string; allowed?: string }

/** The field at a place of the JSON: the labels on the way, and its own place, which ends where the form asks for it. */
function follow(fields: readonly FormField[], place: string): Place {
  const labels: string[] = []
  let allowed: string | undefined
  let shape: FieldShape | null = { kind: 'group', fields }
  let path = ''
  for (const [step] of place.matchAll(/\.?[^.[\]]+|\[\d+\]/g)) {
    if (shape?.kind === 'list') {
      labels.push(`${shape.itemWords.label} ${Number(step.slice(1, -1)) + 1}`)
      shape = shape.item
    } else if (shape?.kind === 'group') {
      const field: FormField | undefined = shape.fields.find(({ name }) => name === step.replace('.', ''))
      if (field !== undefined) labels.push(field.words.label)
      allowed = field?.words.allowed
      shape = field?.shape ?? null
    } else {
      break
    }
    path += step
  }
  return { labels, path, ...(allowed !== undefined && { allowed }) }
}
