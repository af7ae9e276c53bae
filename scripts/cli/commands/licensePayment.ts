import type { Command } from 'commander'
import { hexlify, randomBytes, ZeroAddress } from 'ethers'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { asHex, type Hex } from '@althing/proposals'
import { relayPayment, type SignedPayment, signedPaymentSchema, signPayment } from '../../rewards/signedPayment.ts'
import { type Cli, type CommandContext, formatJson, type Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { readJsonFile } from '../readJsonFile.ts'
import { createSigner } from '../signer.ts'

/** How a payment is made other than by ETH or an approval before. */
export interface PaymentFlags {
  readonly permit?: boolean
  readonly sign?: string
}

/** Options of whatever is paid for. */
export function addPaymentOptions(command: Command): Command {
  return command
    .option('--permit', 'approve the token by a signature that is sent along (ERC-2612)')
    .option('--sign <file>', 'send nothing: write a payment (ERC-3009) that `license relay` brings, whoever runs it')
}

/** `althing license relay` */
export function addRelayCommand(license: Command, cli: Cli): void {
  license
    .command('relay')
    .description('bring a payment that somebody signed, and pay the gas for it')
    .argument('<file>', 'what `license buy` or `license prepay` wrote with `--sign`')
    .action(cli.action(relay))
}

/** @throws CliError where both ways are asked for, or one of them for ETH. */
export function requirePayable({ permit, sign }: PaymentFlags, currency: string): void {
  if (permit !== true && sign === undefined) return
  if (permit === true && sign !== undefined) {
    throw new CliError('usage', '--sign: found --permit beside it, allowed one of them')
  }
  if (currency !== ZeroAddress) return
  throw new CliError('usage', `${permit === true ? '--permit' : '--sign'}: found ETH to be paid, allowed a token`)
}

/** Signs a payment and writes it to a new file. */
export async function writePayment(
  context: CommandContext,
  path: string,
  payment: { pays: SignedPayment['pays']; token: Hex; value: bigint },
): Promise<Report> {
  const { deployment } = await context.connect()
  const salt = asHex(hexlify(randomBytes(32)))
  const signed = await signPayment(await createSigner(context), deployment, { ...payment, salt })
  await writeFile(resolve(context.io.cwd, path), `${formatJson(signed)}\n`, { flag: 'wx' })
  const until = new Date(Number(signed.authorization.validBefore) * 1000).toISOString()
  return { document: { ...signed }, text: `${path} pays ${payment.value} of ${payment.token} until ${until}` }
}

async function relay(context: CommandContext, path: string): Promise<Report> {
  const payment = await readJsonFile(context.io, path, signedPaymentSchema)
  const { deployment } = await context.connect()
  const { hash } = await relayPayment(await createSigner(context), deployment, payment)
  const { pays, authorization } = payment
  return {
    document: { payer: authorization.from, pays, transactionHash: hash },
    text: `${authorization.from} paid for ${pays.for === 'seats' ? `seats of ${pays.holder}` : 'a deposit'}  ${hash}`,
  }
}
