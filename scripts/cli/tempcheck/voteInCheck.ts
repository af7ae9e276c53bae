import { checkChoices } from '@althing/proposals'
import { readCheck } from '../../snapshot/hub.ts'
import { createSequencer } from '../../snapshot/sequencer.ts'
import { parseBytes32, parseVote } from '../arguments.ts'
import type { CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { createSigner } from '../signer.ts'
import { requireAuthentic } from './checkStatus.ts'
import { hubUrl, sequencerUrl, type ServiceFlags } from './services.ts'

/** `althing tempcheck vote` */
export async function voteInCheck(
  context: CommandContext,
  id: string,
  vote: string,
  { reason, ...flags }: ServiceFlags & { readonly reason: string },
): Promise<Report> {
  const { io } = context
  const proposal = parseBytes32(id, 'id')
  const kind = parseVote(vote)
  const sequencer = createSequencer(sequencerUrl(flags, io))
  const check = await readCheck(hubUrl(flags, io), proposal)
  requireAuthentic(check)
  const choice = check.message.choices.findIndex((name) => name.toLowerCase() === kind) + 1
  if (choice === 0) {
    const choices = check.message.choices.join(', ')
    throw new CliError('refused', `the check offers ${choices}; allowed are checks with ${checkChoices.join(', ')}`)
  }

  const signer = await createSigner(context)
  const timestamp = Math.floor(io.now() / 1000)
  const receipt = await sequencer.vote(signer, { space: check.message.space, proposal, choice, reason, timestamp })
  return {
    document: { id: receipt.id, check: proposal, vote: kind, voter: signer.address, reason },
    text: `${signer.address} voted ${kind} in ${proposal}`,
  }
}
