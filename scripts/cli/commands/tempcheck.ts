import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { createCheck } from '../tempcheck/createCheck.ts'
import { promoteCheck } from '../tempcheck/promoteCheck.ts'
import { checkStatus } from '../tempcheck/checkStatus.ts'
import { voteInCheck } from '../tempcheck/voteInCheck.ts'

/** `althing tempcheck create|vote|status|promote` */
export function addTempcheckCommand(program: Command, cli: Cli): void {
  const tempcheck = program
    .command('tempcheck')
    .description('ask holders on Snapshot, off chain and free of gas, before proposing')

  withHub(tempcheck.command('create'))
    .description('sign a check for a proposal’s folder and send it to the sequencer')
    .argument('<folder>', 'a folder with proposal.md and actions.json')
    .requiredOption('--space <id>', 'the DAO’s space, such as althing.eth')
    .option('--duration <text>', 'how long the check is open, where the space leaves it free (default: "3 days")')
    .option('--snapshot <block>', 'block at which votes count (default: a few blocks ago)')
    .action(cli.action(createCheck))

  withHub(tempcheck.command('vote'))
    .description('sign a vote in a check and send it to the sequencer')
    .argument('<id>', 'id of the check')
    .argument('<vote>', 'for, against or abstain')
    .option('--reason <text>', 'published with the vote', '')
    .action(cli.action(voteInCheck))

  withHub(tempcheck.command('status'))
    .description('show what a check is about and how it stands')
    .argument('<id>', 'id of the check')
    .action(cli.action(checkStatus))

  withHub(tempcheck.command('promote'))
    .description('propose a folder on chain if its check passed for these very actions')
    .argument('<folder>', 'a folder with proposal.md and actions.json')
    .requiredOption('--check <id>', 'id of the check')
    .requiredOption('--space <id>', 'the DAO’s space: a check of another one counts for nothing')
    .option('--result <file>', 'the check as JSON, in the form of the hub’s API, instead of asking the hub')
    .option('--dry-run', 'build, simulate and show, but send nothing')
    .option('--force', 'propose although the simulation of the execution fails now')
    .action(cli.action(promoteCheck))
}

function withHub(command: Command): Command {
  return command
    .option('--sequencer <url>', 'where signed messages go (ALTHING_SEQUENCER_URL)')
    .option('--hub <url>', 'where checks are read (ALTHING_HUB_URL; default: the hub beside the sequencer)')
}
