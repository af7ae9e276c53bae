import type { Deployment } from '@althing/proposals'
import type { Command } from 'commander'
import type { Signer, TransactionReceipt } from 'ethers'
import { execute, queue } from '../../governor/advance.ts'
import { findProposal } from '../../governor/findProposal.ts'
import type { ProposedProposal } from '../../governor/proposedEvent.ts'
import { parseProposalId } from '../arguments.ts'
import type { Action, Cli } from '../cli.ts'
import { createSigner } from '../signer.ts'

/** `althing queue` */
export function addQueueCommand(program: Command, cli: Cli): void {
  program
    .command('queue')
    .description('queue a succeeded proposal in the timelock')
    .argument('<id>', 'id of the proposal')
    .action(cli.action(stepOf(queue, 'queued')))
}

/** `althing execute` */
export function addExecuteCommand(program: Command, cli: Cli): void {
  program
    .command('execute')
    .description('execute a queued proposal whose delay is over')
    .argument('<id>', 'id of the proposal')
    .action(cli.action(stepOf(execute, 'executed')))
}

type Step = (signer: Signer, deployment: Deployment, proposal: ProposedProposal) => Promise<TransactionReceipt>

function stepOf(step: Step, done: string): Action<[string]> {
  return async (context, id) => {
    const proposalId = parseProposalId(id)
    const { provider, deployment } = await context.connect()
    const signer = await createSigner(context)
    const proposal = await findProposal(provider, deployment, proposalId)
    const receipt = await step(signer, deployment, proposal)
    return {
      document: { proposalId, state: done, transactionHash: receipt.hash, blockNumber: receipt.blockNumber },
      text: `${done} ${proposalId}  ${receipt.hash}`,
    }
  }
}
