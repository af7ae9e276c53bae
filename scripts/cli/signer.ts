import { type HDNodeWallet, Wallet } from 'ethers'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CommandContext } from './cli.ts'
import { CliError } from './cliError.ts'

/**
 * The account that signs: `--key-file` or `ALTHING_KEY_FILE` (a private key, or a version-3 keystore whose password is
 * in the file that `ALTHING_KEY_PASSWORD_FILE` names), or on a local network `--person`.
 *
 * @throws {CliError} saying which of these is missing or wrong; never with a part of a key in it.
 */
export async function createSigner(context: CommandContext): Promise<Wallet | HDNodeWallet> {
  const { options, io } = context
  const { provider, people } = await context.connect()

  if (options.person !== undefined) {
    const wanted = options.person.toLowerCase()
    const person = people.find(({ name }) => name.toLowerCase() === wanted)
    if (person) return new Wallet(person.privateKey, provider)
    const names = people.map(({ name }) => name).join(' · ')
    throw new CliError(
      'usage',
      `--person: found ${JSON.stringify(options.person)}, allowed ${names || 'a name only on a local network: use --key-file'}`,
    )
  }

  const path = options.keyFile ?? io.env['ALTHING_KEY_FILE']
  if (path === undefined) {
    throw new CliError(
      'usage',
      '--key-file: found nothing, allowed a file with a private key or a keystore; on a local network --person NAME',
    )
  }
  const wallet = await readWallet(resolve(io.cwd, path), context)
  return wallet.connect(provider)
}

async function readWallet(path: string, { io, progress }: CommandContext): Promise<Wallet | HDNodeWallet> {
  const text = (await readFile(path, 'utf8')).trim()
  if (/^(0x)?[0-9a-fA-F]{64}$/.test(text)) return new Wallet(text.startsWith('0x') ? text : `0x${text}`)
  if (!text.startsWith('{')) {
    throw new CliError('input', `${path}: found something else, allowed 64 hexadecimal digits or a version-3 keystore`)
  }

  const passwordFile = io.env['ALTHING_KEY_PASSWORD_FILE']
  if (passwordFile === undefined) {
    throw new CliError(
      'usage',
      'ALTHING_KEY_PASSWORD_FILE: found nothing, allowed the file with the keystore’s password',
    )
  }
  const password = (await readFile(resolve(io.cwd, passwordFile), 'utf8')).replace(/\r?\n$/, '')
  try {
    return await Wallet.fromEncryptedJson(text, password, (share) =>
      progress.update('unlocking the keystore', share, 1),
    )
  } catch (cause) {
    throw new CliError('input', `${path}: found a keystore that this password does not open, allowed its own`, {
      cause,
    })
  }
}
