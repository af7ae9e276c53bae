import { cpus, totalmem } from 'node:os'
import type { Command } from 'commander'
import { parseEther } from 'ethers'
import { bondTrainer } from '../../governor/bondTrainer.ts'
import type { Cli } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { createSigner } from '../signer.ts'

/** `althing trainer bond` */
export function addTrainerCommand(program: Command, cli: Cli): void {
  program
    .command('trainer')
    .description('what a trainer does besides running the relayer')
    .command('bond')
    .description('add to your bond as a trainer; the first time also says what you train on')
    .argument('<eth>', 'how much, in ETH')
    .option('--hardware <words>', 'what you train on, at most 256 bytes; left out, this machine')
    .action(
      cli.action(async (context, eth: string, { hardware }: { hardware?: string }) => {
        const { deployment } = await context.connect()
        const wei = parseEth(eth)
        const signer = await createSigner(context)
        const receipt = await bondTrainer(signer, deployment, { wei, hardware, otherwise: thisMachine() })
        return {
          document: { trainer: signer.address, wei: String(wei), transactionHash: receipt.hash },
          text: `${signer.address} bonds ${eth} ETH more  ${receipt.hash}`,
        }
      }),
    )
}

function parseEth(text: string): bigint {
  if (/^\d{1,9}(\.\d{1,18})?$/.test(text)) return parseEther(text)
  throw new CliError('usage', `eth: found "${text}", allowed an amount of ETH such as 0.5`)
}

function thisMachine(): string {
  const processors = cpus()
  return `${processors.length} × ${processors[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
}
