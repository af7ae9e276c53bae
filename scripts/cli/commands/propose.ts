import type { Command } from 'commander'
import { resolve } from 'node:path'
import type { Cli } from '../cli.ts'
import { readProposalFolder } from '../proposalFolder.ts'
import { proposeDocument, type ProposeOptions } from '../proposeDocument.ts'

/** `althing propose` */
export function addProposeCommand(program: Command, cli: Cli): void {
  program
    .command('propose')
    .description('build a proposal from its folder, simulate it, show what it would change, and propose it')
    .argument('<folder>', 'a folder with proposal.md and actions.json')
    .option('--dry-run', 'build, simulate and show, but send nothing')
    .option('--force', 'propose although the simulation of the execution fails now')
    .action(
      cli.action(async (context, folder: string, options: ProposeOptions) => {
        return proposeDocument(context, await readProposalFolder(resolve(context.io.cwd, folder)), options)
      }),
    )
}
