import type { Command } from 'commander'
import type { Cli } from './cli.ts'
import { addExecuteCommand, addQueueCommand } from './commands/advance.ts'
import { addClaimCommand } from './commands/claim.ts'
import { addConfigCommand } from './commands/config.ts'
import { addCouncilCommand } from './commands/council.ts'
import { addDatasetCommand } from './commands/dataset.ts'
import { addDelegateCommand } from './commands/delegate.ts'
import { addProposeCommand } from './commands/propose.ts'
import { addDisputeCommand } from './commands/dispute.ts'
import { addLicenseCommand } from './commands/license.ts'
import { addPullCommand } from './commands/pull.ts'
import { addRepeatCommand } from './commands/repeat.ts'
import { addReviewCommand } from './commands/review.ts'
import { addStatusCommand } from './commands/status.ts'
import { addTrainerCommand } from './commands/trainer.ts'
import { addVerifyCommand } from './commands/verify.ts'
import { addTempcheckCommand } from './commands/tempcheck.ts'
import { addVoteCommand } from './commands/vote.ts'

/** Every command, in the order in which `althing --help` lists them. */
export const commands: readonly ((program: Command, cli: Cli) => void)[] = [
  addDatasetCommand,
  addConfigCommand,
  addProposeCommand,
  addVoteCommand,
  addQueueCommand,
  addExecuteCommand,
  addDelegateCommand,
  addStatusCommand,
  addTempcheckCommand,
  addReviewCommand,
  addCouncilCommand,
  addDisputeCommand,
  addClaimCommand,
  addLicenseCommand,
  addPullCommand,
  addVerifyCommand,
  addRepeatCommand,
  addTrainerCommand,
]
