import type { Hex } from '@althing/proposals'
import type { Command } from 'commander'
import { delegate } from '../../governor/delegate.ts'
import type { Cli, CommandContext } from '../cli.ts'
import { parseAddressOption } from '../parseOption.ts'
import { createSigner } from '../signer.ts'

/** `althing delegate` */
export function addDelegateCommand(program: Command, cli: Cli): void {
  program
    .command('delegate')
    .description('let an account vote with your tokens; they count only once delegated, to yourself too')
    .argument('[to]', 'an address, or a person of a local network; left out, yourself')
    .action(
      cli.action(async (context, to: string | undefined) => {
        const { deployment } = await context.connect()
        const signer = await createSigner(context)
        const delegatee = await delegateeOf(context, to ?? signer.address)
        const receipt = await delegate(signer, deployment, delegatee)
        return {
          document: { delegator: signer.address, delegatee, transactionHash: receipt.hash },
          text: `${signer.address} delegates to ${delegatee}  ${receipt.hash}`,
        }
      }),
    )
}

async function delegateeOf(context: CommandContext, to: string): Promise<Hex> {
  const { people } = await context.connect()
  const person = people.find(({ name }) => name.toLowerCase() === to.toLowerCase())
  return parseAddressOption('to', person?.address ?? to)
}
