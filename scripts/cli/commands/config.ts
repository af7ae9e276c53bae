import { type Config, encodeConfig, hashConfig, parseConfig } from '@althing/proposals'
import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Cli, CommandContext } from '../cli.ts'

/** `althing config hash` */
export function addConfigCommand(program: Command, cli: Cli): void {
  const config = program.command('config').description('read, compare and export fine-tuning configs (ftc/1)')

  config
    .command('hash')
    .description('check a config and print the digest that token holders vote on')
    .argument('<file>', 'an ftc/1 document')
    .action(
      cli.action(async (context, file: string) => {
        const read = await readConfig(context, file)
        const digest = hashConfig(read)
        const bytes = encodeConfig(read).length
        return {
          document: { configDigest: digest.slice(2), name: read.name, task: read.task, canonicalBytes: bytes },
          text: `${digest.slice(2)}  ${file}`,
        }
      }),
    )
}

async function readConfig({ io }: CommandContext, file: string): Promise<Config> {
  return parseConfig(await readFile(resolve(io.cwd, file)))
}
