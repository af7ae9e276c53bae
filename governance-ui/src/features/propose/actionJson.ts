import { ConfigError, JsonError, parseConfig } from '@althing/proposals'
import type { DraftAction } from './draft.ts'
import { actionForms } from './forms/actionForms.ts'
import { jsonOf } from './forms/formValue.ts'

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
  return { ...json, config: configFileName(index), contributors: contributorsOf(text, contributorOf) }
}

/** Contributors of every root in the config; what nobody knows is left out, and the builder names it. */
function contributorsOf(text: string, contributorOf: ContributorOf): Record<string, string> {
  return Object.fromEntries(
    rootsOf(text).flatMap((root) => {
      const contributor = contributorOf(root)
      return contributor === undefined ? [] : [[root, contributor]]
    }),
  )
}

function rootsOf(text: string): string[] {
  try {
    const { datasets, evaluation } = parseConfig(text)
    return [...datasets, ...evaluation.datasets].map(({ root }) => root)
  } catch (error) {
    if (error instanceof ConfigError || error instanceof JsonError) return []
    throw error
  }
}
