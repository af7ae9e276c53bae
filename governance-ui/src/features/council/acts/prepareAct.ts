import { auditCouncilAbi, type CouncilAct, type CouncilActFile, newActFile, subjectOf } from '@althing/proposals'
import type { Reader } from '../../../chain/useReader.ts'

/** Seconds for which the signatures of an act may be used, as the command has it. */
const validity = 3n * 86_400n

/** An act as a member begins it. */
export type ActDraft = CouncilAct extends infer Act
  ? Act extends CouncilAct
    ? Omit<Act, 'nonce' | 'deadline'>
    : never
  : never

/** An act without signatures yet, with the nonce that is due and a deadline by the chain's time. */
export async function prepareAct({ client, deployment }: Reader, draft: ActDraft): Promise<CouncilActFile> {
  const council = { address: deployment.contracts.council, abi: auditCouncilAbi } as const
  const [nonce, { timestamp }] = await Promise.all([
    client.readContract({ ...council, functionName: 'nonce', args: [subjectOf(draft)] }),
    client.getBlock(),
  ])
  return newActFile(deployment, { ...draft, nonce: String(nonce), deadline: String(timestamp + validity) })
}
