import { asHex, formatTokens, type Hex, isHex } from '@althing/proposals'
import type { Command } from 'commander'
import { ZeroAddress } from 'ethers'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { buySeats, type LicenseKind, readKind, settleVouchers, signVoucher } from '../../rewards/licenses.ts'
import { parseBytes32 } from '../arguments.ts'
import { type Cli, type CommandContext, formatJson, type Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { parseAddressOption } from '../parseOption.ts'
import { parseWhole } from '../parseWhole.ts'
import { readJsonFile } from '../readJsonFile.ts'
import { createSigner } from '../signer.ts'
import {
  addPaymentOptions,
  addRelayCommand,
  type PaymentFlags,
  requirePayable,
  writePayment,
} from './licensePayment.ts'
import { addPrepaymentCommands } from './prepayment.ts'

interface BuyFlags extends PaymentFlags {
  readonly quantity: string
  readonly holder?: string
}

interface VoucherFlags {
  readonly channel: string
  readonly total: string
  readonly out: string
}

const hex = z.custom<Hex>((value) => isHex(value), { error: '0x hex' })
const voucherSchema = z.strictObject({
  format: z.literal('voucher/1', { error: '"voucher/1"' }),
  voucher: z.strictObject({ payer: hex, kind: hex, channel: z.coerce.bigint(), cumulative: z.coerce.bigint() }),
  signature: hex,
})

/** `althing license` */
export function addLicenseCommand(program: Command, cli: Cli): void {
  const license = program.command('license').description('buy a licence of a model, or pay for its use by voucher')
  const purchase = license
    .command('buy')
    .description('buy seats of a kind, paid in ETH or in a token that you approved')
    .argument('<kind>', 'id of the kind')
    .option('--quantity <n>', 'how many seats', '1')
    .option('--holder <address>', 'whose they are; left out, yours')
  addPaymentOptions(purchase).action(cli.action(buy))
  license
    .command('voucher')
    .description('sign all that you owe for a channel: the service that you use keeps the latest')
    .argument('<kind>', 'id of a kind that is paid by use')
    .requiredOption('--channel <n>', 'number by which you tell your services apart')
    .requiredOption('--total <units>', 'all that you ever owe for the channel, in smallest units of the currency')
    .requiredOption('--out <file>', 'where the voucher is written')
    .action(cli.action(voucher))
  license
    .command('settle')
    .description('bring vouchers to the chain, all in one transaction')
    .argument('<file...>', 'vouchers')
    .action(cli.action(settle))
  addPrepaymentCommands(license, cli)
  addRelayCommand(license, cli)
}

async function buy(context: CommandContext, id: string, flags: BuyFlags): Promise<Report> {
  const kindId = parseBytes32(id, 'kind')
  const quantity = parseWhole('--quantity', flags.quantity)
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const holder = flags.holder === undefined ? asHex(signer.address) : parseAddressOption('--holder', flags.holder)
  const kind = await readOpenKind(context, kindId, 'seat')
  requirePayable(flags, kind.currency)
  const price = kind.price * quantity
  if (flags.sign !== undefined) {
    const pays = { for: 'seats', kind: kindId, quantity, holder } as const
    return writePayment(context, flags.sign, { pays, token: asHex(kind.currency), value: price })
  }
  const permit = flags.permit === true
  const { hash } = await buySeats(signer, deployment, { kindId, kind, quantity, holder, permit })
  return {
    document: { kind: kindId, quantity, holder, price, currency: kind.currency, transactionHash: hash },
    text: `${holder} has ${quantity} ${kind.purpose} seats for ${formatPrice(kind, price)}  ${hash}`,
  }
}

async function voucher(context: CommandContext, id: string, flags: VoucherFlags): Promise<Report> {
  const kindId = parseBytes32(id, 'kind')
  const owed = {
    kind: kindId,
    channel: parseWhole('--channel', flags.channel),
    cumulative: parseWhole('--total', flags.total),
  }
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const kind = await readOpenKind(context, kindId, 'use')
  const document = { format: 'voucher/1', ...(await signVoucher(signer, deployment, owed)) }
  await writeFile(resolve(context.io.cwd, flags.out), `${formatJson(document)}\n`)
  return {
    document,
    text: `${signer.address} owes ${formatPrice(kind, owed.cumulative)} for channel ${owed.channel} in all: ${flags.out}`,
  }
}

async function settle(context: CommandContext, paths: readonly string[]): Promise<Report> {
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const vouchers = await Promise.all(paths.map((path) => readJsonFile(context.io, path, voucherSchema)))
  const { hash } = await settleVouchers(signer, deployment, vouchers)
  return {
    document: { vouchers: vouchers.length, transactionHash: hash },
    text: `${vouchers.length} vouchers were brought; those with something due were paid  ${hash}`,
  }
}

async function readOpenKind(context: CommandContext, kindId: Hex, form: LicenseKind['form']): Promise<LicenseKind> {
  const { deployment } = await context.connect()
  const kind = await readKind(await createSigner(context), deployment, kindId)
  if (kind.form !== form) {
    throw new CliError(
      'refused',
      `kind ${kindId}: found one that is paid by the ${kind.form}, allowed one by the ${form}`,
    )
  }
  if (!kind.isOpen) throw new CliError('refused', `kind ${kindId}: found one that is offered no more`)
  return kind
}

function formatPrice({ currency }: LicenseKind, units: bigint): string {
  return currency === ZeroAddress ? `${formatTokens(units)} ETH` : `${units} smallest units of ${currency}`
}
