import {
  type Calls,
  type DecodedCall,
  decodeCalls,
  type Deployment,
  isUnderstood,
  type KnownNames,
  summarizeCalls,
  type TierName,
  tierOfCalls,
} from '@althing/proposals'
import type { Colors } from './colors.ts'
import { visibleText } from './visibleText.ts'

/** One action of a proposal as a document for machines. */
export interface DescribedAction {
  readonly sentence: string
  readonly details: readonly string[]
  readonly warning: string | null
  readonly target: string
  readonly contract: string | null
  readonly signature: string | null
  readonly value: bigint
  readonly understood: boolean
  /** How much agreement the call takes by itself. */
  readonly tier: TierName
}

/** Decodes a proposal's calls from their bytes, and says in words what each would change. */
export function describeActions(
  calls: Calls & { readonly description: string },
  options: { deployment: Deployment; names: KnownNames },
): DescribedAction[] {
  const { deployment, names } = options
  const decoded: DecodedCall[] = decodeCalls(calls, deployment)
  const summaries = summarizeCalls(decoded, { deployment, description: calls.description, names })
  return decoded.flatMap((call, index) => {
    const summary = summaries[index]
    if (summary === undefined) return []
    const { target, contract, signature, value } = call
    const tier = tierOfCalls({ targets: [target], values: [value], calldatas: [call.calldata] }, deployment)
    return [{ ...summary, target, contract, signature, value, understood: isUnderstood(call), tier }]
  })
}

/** The same for people: a numbered sentence an action, facts and warnings under it. */
export function formatActions(actions: readonly DescribedAction[], colors: Colors): string {
  return actions
    .flatMap(({ sentence, details, warning }, index) => [
      `  ${index + 1}. ${colors.strong(visibleText(sentence))}`,
      ...details.map((detail) => `     ${visibleText(detail)}`),
      ...(warning === null ? [] : [`     ${colors.bad(`! ${warning}`)}`]),
    ])
    .join('\n')
}
