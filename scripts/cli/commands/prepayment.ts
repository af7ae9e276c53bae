import { asHex, formatTokens, type Hex } from '@althing/proposals'
import type { Command } from 'commander'
import { ZeroAddress } from 'ethers'
import { prepay, readPrepayment, requestWithdrawal, withdrawPrepayment } from '../../rewards/prepayments.ts'
import type { Cli, CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { parseAddressOption } from '../parseOption.ts'
import { parseWhole } from '../parseWhole.ts'
import { createSigner } from '../signer.ts'
import { addPaymentOptions, type PaymentFlags, requirePayable, writePayment } from './licensePayment.ts'

interface AssetFlag {
  readonly asset: string
}

interface PrepayFlags extends AssetFlag, PaymentFlags {
  readonly payer?: string
}

const assetOption = ['--asset <asset>', 'ETH, or the address of a token', 'ETH'] as const
const units = 'smallest units of the asset'

/** `althing license prepay`, `reclaim` and `withdraw`: what vouchers take first. */
export function addPrepaymentCommands(license: Command, cli: Cli): void {
  const prepayment = license
    .command('prepay')
    .description('deposit what vouchers may take: a service that sees it need not trust you')
    .argument('<units>', units)
    .option(...assetOption)
    .option('--payer <address>', 'whose vouchers; left out, yours')
  addPaymentOptions(prepayment).action(cli.action(deposit))
  license
    .command('reclaim')
    .description('ask for a deposit back, instead of what you asked for before; it is due after a delay')
    .argument('<units>', `${units}; 0 takes the wish back`)
    .option(...assetOption)
    .action(cli.action(reclaim))
  license
    .command('withdraw')
    .description('have what you reclaimed sent to you, as far as vouchers left it')
    .option(...assetOption)
    .action(cli.action(withdraw))
}

async function deposit(context: CommandContext, text: string, flags: PrepayFlags): Promise<Report> {
  const amount = parseWhole('units', text)
  const asset = parseAsset(flags)
  const permit = flags.permit === true
  requirePayable(flags, asset)
  if (flags.payer !== undefined && (permit || flags.sign !== undefined)) {
    throw new CliError('usage', '--payer: found a signed payment beside it, allowed only your own vouchers with it')
  }
  if (flags.sign !== undefined) {
    return writePayment(context, flags.sign, { pays: { for: 'deposit', asset, amount }, token: asset, value: amount })
  }
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const payer = flags.payer === undefined ? asHex(signer.address) : parseAddressOption('--payer', flags.payer)
  const { hash } = await prepay(signer, deployment, { payer, asset, amount, permit })
  return {
    document: { payer, asset: flags.asset, amount, transactionHash: hash },
    text: `vouchers of ${payer} may take ${format(amount, asset)} more  ${hash}`,
  }
}

async function reclaim(context: CommandContext, text: string, flags: AssetFlag): Promise<Report> {
  const amount = parseWhole('units', text)
  const asset = parseAsset(flags)
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const { hash } = await requestWithdrawal(signer, deployment, { asset, amount })
  const { balance, requested, unlocksAt } = await readPrepayment(signer, deployment, asset)
  const due = new Date(Number(unlocksAt) * 1000).toISOString()
  return {
    document: { asset: flags.asset, balance, requested, unlocksAt, transactionHash: hash },
    text:
      requested === 0n
        ? `${format(balance, asset)} stay for vouchers  ${hash}`
        : `${format(requested, asset)} of ${format(balance, asset)} can be withdrawn from ${due}  ${hash}`,
  }
}

async function withdraw(context: CommandContext, flags: AssetFlag): Promise<Report> {
  const asset = parseAsset(flags)
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const before = await readPrepayment(signer, deployment, asset)
  const { hash } = await withdrawPrepayment(signer, deployment, asset)
  const { balance } = await readPrepayment(signer, deployment, asset)
  const withdrawn = before.balance - balance
  return {
    document: { asset: flags.asset, withdrawn, balance, transactionHash: hash },
    text: `${format(withdrawn, asset)} withdrawn, ${format(balance, asset)} left for vouchers  ${hash}`,
  }
}

function parseAsset({ asset }: AssetFlag): Hex {
  return asset === 'ETH' ? asHex(ZeroAddress) : parseAddressOption('--asset', asset)
}

function format(amount: bigint, asset: Hex): string {
  return asset === ZeroAddress ? `${formatTokens(amount)} ETH` : `${amount} of ${asset}`
}
