import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { createAlthing } from '../../../scripts/devnet/althing.ts'
import { createDecisions } from '../../../scripts/devnet/decisions.ts'
import { openLocalChain } from '../../../scripts/devnet/localChain.ts'
import { writeProposal } from '../../../scripts/devnet/proposalFolder.ts'
import { allFor } from '../../../scripts/devnet/seed.ts'
import { endLiveProposal } from './propose.ts'

/** Has the holders decide on actions, from the proposal to its execution; gives the proposal's id. */
export async function decide(title: string, ...actions: readonly Readonly<Record<string, unknown>>[]): Promise<string> {
  return carry(
    await writeProposal(await mkdtemp(join(tmpdir(), 'althing-decision-')), { title, body: 'So be it.', actions }),
  )
}

/** Has the holders decide on the document in a folder. */
export async function carry(folder: string): Promise<string> {
  const { connectionFile, rpcUrl, deployment } = inject('stack')
  const chain = openLocalChain(rpcUrl, deployment)
  const decisions = createDecisions({ althing: createAlthing({ connectionFile, cwd: '.' }), chain })
  await endLiveProposal('Astrid')
  const id = await decisions.carry(folder, { proposer: 'Astrid', ballots: allFor })
  chain.close()
  return id
}
