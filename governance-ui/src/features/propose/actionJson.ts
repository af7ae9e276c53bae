import { ConfigError, JsonError, parseConfig } from '@althing/proposals'
import type { DraftAction } from './draft.ts'
import { actionForms } from './forms/actionForms.ts'
import { isFormRecord, jsonOf } from './forms/formValue.ts'

/** Who contributed a root, where the index knows it. */
export type ContributorOf = (root: string) => string | undefined

/** Name of the config file of the action at `index`. */
export function configFileName(index: number): string {
  return `config-${index + 1}.json`
}

/** Text of the config that the action approves; null where it approves none. */
export function configTextOf({ type, values }: DraftAction): string | null {
  if (type !== 'config.approve') return null
  return typeof values['config'] === 'string' ? values['config'] : ''
}

/** The action as `actions.json` has it. */
export function actionJsonOf(
  action: DraftAction,
  index: number,
  contributorOf: ContributorOf,
): Record<string, unknown> & { type: string } {
  const { type, values } = action
  const json = { type, ...jsonOf(actionForms.get(type)?.fields ?? [], values) }
  const text = configTextOf(action)
  if (text === null) return json
  const typed = typedContributorsOf(action)
  const contributors = rootsOf(text).flatMap((root) => {
    const contributor = contributorOf(root) ?? typed[root]
    return contributor === undefined ? [] : [[root, contributor] as const]
  })
  return { ...json, config: configFileName(index), contributors: Object.fromEntries(contributors) }
}

/** Roots of the config that the action approves whose contributor the index does not know. */
export function unknownRootsOf(action: DraftAction, contributorOf: ContributorOf): string[] {
  return [...new Set(rootsOf(configTextOf(action) ?? ''))].filter((root) => contributorOf(root) === undefined)
}

/** Contributors that were typed, by root; the builder names the roots that still have none. */
export function typedContributorsOf({ values }: DraftAction): Record<string, string> {
  const typed = values['contributors']
  if (!isFormRecord(typed)) return {}
  return Object.fromEntries(
    Object.entries(typed).flatMap(([root, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[root, value.trim()]] : [],
    ),
  )
}

/** Roots that a config names; none where it is no config. */
function rootsOf(text: string): string[] {
  try {
    const { datasets, evaluation } = parseConfig(text)
    return [...datasets, ...evaluation.datasets].map(({ root }) => root)
  } catch (error) {
    if (error instanceof ConfigError || error instanceof JsonError) return []
    throw error
  }
}
