import { asHex, formatTokens, type Hex } from '@althing/proposals'
import type { Command } from 'commander'
import { ZeroAddress } from 'ethers'
import { sendCall } from '../../governor/contractCalls.ts'
import { type Owed, readOwed } from '../../rewards/readOwed.ts'
import type { Cli, CommandContext, Report } from '../cli.ts'
import { parseAddressOption } from '../parseOption.ts'
import { createSigner } from '../signer.ts'

interface ClaimFlags {
  readonly asset: string
  readonly list?: boolean
}

/** `althing claim` */
export function addClaimCommand(program: Command, cli: Cli): void {
  program
    .command('claim')
    .description('have what your datasets earned sent to you')
    .option('--asset <asset>', 'ETH, or the address of a token', 'ETH')
    .option('--list', 'show what there is, and claim nothing')
    .action(cli.action(claim))
}

async function claim(context: CommandContext, flags: ClaimFlags): Promise<Report> {
  const { deployment, provider } = await context.connect()
  const asset: Hex = flags.asset === 'ETH' ? asHex(ZeroAddress) : parseAddressOption('--asset', flags.asset)
  const signer = await createSigner(context)
  const payout = asHex(signer.address)
  const onProgress = (blocks: number, total: number) => context.progress.update('searching rewards', blocks, total)
  const owed = await readOwed(provider, deployment, { payout, asset, onProgress })
  const open = flags.list === true ? [] : owed.filter(({ frozen }) => !frozen)

  const claimed: (Owed & { readonly transactionHash: string })[] = []
  for (const [index, entry] of open.entries()) {
    context.progress.update('claiming', index, open.length)
    // One account's transactions go out one after another.
    // oxlint-disable-next-line no-await-in-loop
    const { hash } = await sendCall(signer, deployment, {
      contract: 'vault',
      method: 'claim',
      args: [entry.round, entry.dataset, asset],
    })
    claimed.push({ ...entry, transactionHash: hash })
  }
  const left = owed.filter(
    ({ round, dataset }) => !claimed.some((one) => one.round === round && one.dataset === dataset),
  )
  return {
    document: { payout, asset: flags.asset, claimed, left },
    text: [
      ...claimed.map(
        (one) => `  claimed  ${amountOf(one, flags.asset)}  dataset ${one.dataset}  ${one.transactionHash}`,
      ),
      ...left.map(
        (one) => `  ${one.frozen ? 'frozen ' : 'waiting'}  ${amountOf(one, flags.asset)}  dataset ${one.dataset}`,
      ),
      ...(owed.length === 0 ? [`  nothing is owed to datasets that pay to ${payout}`] : []),
    ].join('\n'),
  }
}

function amountOf({ amount }: Owed, asset: string): string {
  return asset === 'ETH' ? `${formatTokens(amount)} ETH` : `${amount} of ${asset}`
}
