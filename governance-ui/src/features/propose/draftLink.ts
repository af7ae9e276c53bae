import type { Draft } from './draft.ts'
import { actionForms } from './forms/actionForms.ts'
import { initialValues } from './forms/formValue.ts'

/**
 * The draft that a link begins with: `?action=dataset.revoke&dataset=0x…` names an action and what is known of its fields. A
 * link can begin a draft and no more: everything of it is shown, decoded, before anybody signs.
 */
export function draftOf(query: URLSearchParams): Draft {
  const type = query.get('action') ?? ''
  const form = actionForms.get(type)
  if (form === undefined) return { title: '', body: '', actions: [] }
  const given = form.fields.flatMap(({ name, shape }) => {
    const value = query.get(name)
    return value === null || shape.kind === 'list' || shape.kind === 'group' ? [] : [[name, value] as const]
  })
  const values = { ...initialValues(form.fields), ...Object.fromEntries(given) }
  return { title: '', body: '', actions: [{ key: query.toString(), type, values }] }
}
