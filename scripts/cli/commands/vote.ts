import type { Command } from 'commander'
import { castVote } from '../../governor/castVote.ts'
import { parseProposalId, parseVote } from '../arguments.ts'
import type { Cli } from '../cli.ts'
import { createSigner } from '../signer.ts'

/** `althing vote` */
export function addVoteCommand(program: Command, cli: Cli): void {
  program
    .command('vote')
    .description('vote on an active proposal')
    .argument('<id>', 'id of the proposal')
    .argument('<vote>', 'for, against or abstain')
    .option('--reason <text>', 'published with the vote')
    .action(
      cli.action(async (context, id: string, kind: string, { reason }: { reason?: string }) => {
        const proposalId = parseProposalId(id)
        const vote = parseVote(kind)
        const { deployment } = await context.connect()
        const signer = await createSigner(context)
        const ballot = { proposalId, vote, ...(reason === undefined ? {} : { reason }) }
        const receipt = await castVote(signer, deployment, ballot)
        return {
          document: { ...ballot, voter: signer.address, transactionHash: receipt.hash },
          text: `${signer.address} voted ${vote}  ${receipt.hash}`,
        }
      }),
    )
}
