import type { Command } from 'commander'
import type { Cli } from './cli.ts'
import { addConfigCommand } from './commands/config.ts'

/** Every command, in the order in which `althing --help` lists them. */
export const commands: readonly ((program: Command, cli: Cli) => void)[] = [addConfigCommand]
