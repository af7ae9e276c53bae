import { type CheckResult, parsePlugins, snapshotProposalId } from '@althing/proposals'
import { readCheck } from '../../snapshot/hub.ts'
import { parseBytes32 } from '../arguments.ts'
import type { CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { visibleText } from '../visibleText.ts'
import { hubUrl, type ServiceFlags } from './services.ts'

/** `althing tempcheck status` */
export async function checkStatus(context: CommandContext, id: string, flags: ServiceFlags): Promise<Report> {
  const { io, colors } = context
  const check = await readCheck(hubUrl(flags, io), parseBytes32(id, 'id'))
  requireAuthentic(check)
  const { message, scores, final, quorum } = check
  const onchain = parsePlugins(message.plugins)
  const open = message.end * 1000 > io.now()

  return {
    document: { ...check, onchain, open },
    text: [
      `${colors.strong(visibleText(message.title))}  ${open ? 'open' : 'closed'}${final ? '' : ', scores not final'}\n`,
      ...message.choices.map((choice, index) => `  ${visibleText(choice).padEnd(11)} ${scores[index] ?? 0}`),
      `  quorum      ${quorum}`,
      `  until       ${new Date(message.end * 1000).toISOString()}`,
      `  actions     ${onchain.actionsHash}`,
      `  governor    ${onchain.governor} on chain ${onchain.chainId}`,
    ].join('\n'),
  }
}

/** The id is the hash of what the author signed, so a hub cannot show another text under it. */
export function requireAuthentic({ id, message }: CheckResult): void {
  const actual = snapshotProposalId(message)
  if (actual === id.toLowerCase()) return
  throw new CliError('verification', `the hub shows a text whose id is ${actual} under the id ${id}`)
}
