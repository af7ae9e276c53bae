import { buildProposal, type CheckResult, parseJson, PromotionError, requirePromotable } from '@althing/proposals'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { checkResultOf, hubProposalSchema, readCheck } from '../../snapshot/hub.ts'
import { parseBytes32 } from '../arguments.ts'
import type { CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { readProposalFolder } from '../proposalFolder.ts'
import { proposeDocument, type ProposeOptions } from '../proposeDocument.ts'
import { hubUrl, type ServiceFlags } from './services.ts'

interface PromoteFlags extends ServiceFlags, ProposeOptions {
  readonly check: string
  readonly space: string
  readonly result?: string
}

/** `althing tempcheck promote` */
export async function promoteCheck(context: CommandContext, folder: string, flags: PromoteFlags): Promise<Report> {
  const document = await readProposalFolder(resolve(context.io.cwd, folder))
  const { deployment } = await context.connect()
  const check = await loadCheck(context, flags)
  const built = buildProposal(document, { deployment, proposer: null })
  try {
    requirePromotable(check, built, { deployment, space: flags.space, now: Math.floor(context.io.now() / 1000) })
  } catch (cause) {
    if (cause instanceof PromotionError) throw new CliError('refused', cause.message, { cause })
    throw cause
  }

  const report = await proposeDocument(context, document, flags)
  return { document: { ...report.document, check: check.id }, text: `${report.text}\n  check       ${check.id}` }
}

async function loadCheck({ io }: CommandContext, flags: PromoteFlags): Promise<CheckResult> {
  const id = parseBytes32(flags.check, '--check')
  if (flags.result === undefined) return readCheck(hubUrl(flags, io), id)

  const parsed = hubProposalSchema.safeParse(
    parseJson(await readFile(resolve(io.cwd, flags.result)), { maxBytes: 1_048_576, maxDepth: 16 }),
  )
  if (!parsed.success || parsed.data.id.toLowerCase() !== id) {
    throw new CliError(
      'input',
      `--result ${flags.result}: found something else, allowed check ${id} as the hub’s API gives it`,
    )
  }
  return checkResultOf(parsed.data)
}
