import { asHex, formatTokens } from '@althing/proposals'
import { cpus, totalmem } from 'node:os'
import type { Command } from 'commander'
import { bondTrainer } from '../../governor/bondTrainer.ts'
import { sendCall } from '../../governor/contractCalls.ts'
import { readLatestTime } from '../../governor/latestTime.ts'
import { readTrainer } from '../../training/readTrainer.ts'
import type { Cli, CommandContext, Report } from '../cli.ts'
import { parseEth } from '../parseEth.ts'
import { parseAddressOption } from '../parseOption.ts'
import { createSigner } from '../signer.ts'

/** `althing trainer` */
export function addTrainerCommand(program: Command, cli: Cli): void {
  const trainer = program.command('trainer').description('what a trainer does besides running the relayer')
  trainer
    .command('bond')
    .description('add to your bond as a trainer; the first time also says what you train on')
    .argument('<eth>', 'how much, in ETH')
    .option('--hardware <words>', 'what you train on, at most 256 bytes; left out, this machine')
    .action(cli.action(bond))
  trainer
    .command('unbond')
    .description('let a part of your free bond leave after the delay')
    .argument('<eth>', 'how much, in ETH')
    .action(cli.action(unbond))
  trainer
    .command('withdraw')
    .description('have what unbonded and what you earned sent to you')
    .action(cli.action(withdraw))
  trainer
    .command('status')
    .description('what an account has at stake, is owed and may do')
    .argument('[account]', 'an address; left out, your own')
    .action(cli.action(status))
}

async function bond(context: CommandContext, eth: string, { hardware }: { hardware?: string }): Promise<Report> {
  const { deployment } = await context.connect()
  const wei = parseEth('eth', eth)
  const signer = await createSigner(context)
  const receipt = await bondTrainer(signer, deployment, { wei, hardware, otherwise: thisMachine() })
  return {
    document: { trainer: signer.address, wei: String(wei), transactionHash: receipt.hash },
    text: `${signer.address} bonds ${eth} ETH more  ${receipt.hash}`,
  }
}

async function unbond(context: CommandContext, eth: string): Promise<Report> {
  const amount = parseEth('eth', eth)
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const { hash } = await sendCall(signer, deployment, { contract: 'runs', method: 'unbond', args: [amount] })
  return {
    document: { trainer: signer.address, unbonding: amount, transactionHash: hash },
    text: `${eth} ETH leave the bond of ${signer.address} after the delay  ${hash}`,
  }
}

async function withdraw(context: CommandContext): Promise<Report> {
  const { deployment, provider } = await context.connect()
  const signer = await createSigner(context)
  const account = asHex(signer.address)
  const { unbonding, unbondsAt } = await readTrainer(provider, deployment, account)
  if (unbonding > 0n && unbondsAt <= (await readLatestTime(provider))) {
    await sendCall(signer, deployment, { contract: 'runs', method: 'completeUnbonding', args: [] })
  }

  const { payments } = await readTrainer(provider, deployment, account)
  const { hash } = await sendCall(signer, deployment, { contract: 'runs', method: 'withdrawPayments', args: [account] })
  return {
    document: { account, withdrawn: payments, transactionHash: hash },
    text: `${formatTokens(payments)} ETH were sent to ${account}  ${hash}`,
  }
}

async function status(context: CommandContext, given: string | undefined): Promise<Report> {
  const { deployment, provider } = await context.connect()
  const account = parseAddressOption('account', given ?? (await createSigner(context)).address)
  const record = await readTrainer(provider, deployment, account)
  const registered = BigInt(record.hardwareDigest) !== 0n
  const leaves = new Date(Number(record.unbondsAt) * 1000).toISOString()
  return {
    document: { account, registered, ...record },
    text: [
      `  ${account}`,
      `  may train   ${record.admitted ? 'yes, by decision' : 'no: holders have not admitted it'}`,
      `  registered  ${registered ? `yes, hardware ${record.hardwareDigest}` : 'no'}`,
      `  bond        ${formatTokens(record.bond)} ETH free; a run takes ${formatTokens(record.minBond)} ETH`,
      ...(record.unbonding === 0n ? [] : [`  unbonding   ${formatTokens(record.unbonding)} ETH, from ${leaves}`]),
      `  to have     ${formatTokens(record.payments)} ETH`,
    ].join('\n'),
  }
}

function thisMachine(): string {
  const processors = cpus()
  return `${processors.length} × ${processors[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
}
