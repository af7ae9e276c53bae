import {
  type Config,
  diffConfigs,
  encodeConfig,
  exportConfig,
  exportTargets,
  type ExportTarget,
  hashConfig,
  parseConfig,
} from '@althing/proposals'
import { type Command, Option } from 'commander'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Cli, CommandContext } from '../cli.ts'
import { CliError } from '../cliError.ts'

/** `althing config hash|diff|export` */
export function addConfigCommand(program: Command, cli: Cli): void {
  const config = program.command('config').description('read, compare and export fine-tuning configs (ftc/1)')

  config
    .command('hash')
    .description('check a config and print the digest that token holders vote on')
    .argument('<file>', 'an ftc/1 document')
    .action(cli.action(hash))

  config
    .command('diff')
    .description('say what changes from one config to another')
    .argument('<before>', 'an ftc/1 document')
    .argument('<after>', 'an ftc/1 document')
    .action(cli.action(diff))

  config
    .command('export')
    .description('write a config as a training tool reads it')
    .argument('<file>', 'an ftc/1 document')
    .addOption(new Option('--format <tool>', 'the tool').choices(exportTargets).makeOptionMandatory())
    .option('--out <folder>', 'where the files go (default: standard output)')
    .action(cli.action(write))
}

async function hash(context: CommandContext, file: string) {
  const config = await readConfig(context, file)
  const digest = hashConfig(config).slice(2)
  return {
    document: {
      configDigest: digest,
      name: config.name,
      task: config.task,
      canonicalBytes: encodeConfig(config).length,
    },
    text: `${digest}  ${file}`,
  }
}

async function diff(context: CommandContext, before: string, after: string) {
  const changes = diffConfigs(await readConfig(context, before), await readConfig(context, after))
  return {
    document: { changes },
    text: changes.length === 0 ? 'no difference' : changes.map(({ sentence }) => sentence).join('\n'),
  }
}

async function write(context: CommandContext, file: string, options: { format: ExportTarget; out?: string }) {
  const files = exportConfig(await readConfig(context, file), { target: options.format })
  if (options.out === undefined) {
    return { document: { files }, text: files.map(({ content }) => content.trimEnd()).join('\n---\n') }
  }
  const out = resolve(context.io.cwd, options.out)
  await mkdir(out, { recursive: true })
  for (const { path, content } of files) await writeFile(join(out, path), content)
  return { document: { files, out }, text: files.map(({ path }) => join(out, path)).join('\n') }
}

/** Names the file in front of what is wrong with it. */
async function readConfig({ io }: CommandContext, file: string): Promise<Config> {
  const bytes = await readFile(resolve(io.cwd, file))
  try {
    return parseConfig(bytes)
  } catch (cause) {
    throw new CliError('input', `${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
