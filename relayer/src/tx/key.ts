import { readFile } from 'node:fs/promises'
import { isAddress, isHex, type Hex } from 'viem'
import { privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts'

/** Where the trainer's key is: a keystore v3 file with its password's file, or a file with the key in hex. */
export type KeySource =
  | { readonly kind: 'keystore'; readonly file: string; readonly passwordFile: string }
  | { readonly kind: 'file'; readonly file: string }

/** The key cannot be read; the message never holds any of it. */
export class KeyUnreadable extends Error {
  override name = 'KeyUnreadable'
}

/** The trainer's key: it signs transactions and attestations, and nothing else is done with it. */
export type TrainerKey = { readonly account: PrivateKeyAccount; readonly privateKey: Hex }

/** @throws KeyUnreadable */
export async function readKey(source: KeySource): Promise<TrainerKey> {
  const privateKey = source.kind === 'file' ? await readKeyFile(source.file) : await openKeystore(source)
  const account = privateKeyToAccount(privateKey)
  if (!isAddress(account.address)) throw new KeyUnreadable('the key has no address')
  return { account, privateKey }
}

async function readKeyFile(file: string): Promise<Hex> {
  const text = (await readText(file, 'ALTHING_PRIVATE_KEY_FILE')).trim()
  const key = text.startsWith('0x') ? text : `0x${text}`
  if (!isHex(key) || key.length !== 66)
    throw new KeyUnreadable(
      `ALTHING_PRIVATE_KEY_FILE: ${file} holds ${text.length} characters, allowed: 64 hexadecimal digits, 0x in front or not`,
    )
  return key
}

async function openKeystore({ file, passwordFile }: { file: string; passwordFile: string }): Promise<Hex> {
  const { Wallet } = await import('ethers')
  const [json, password] = [
    await readText(file, 'ALTHING_KEYSTORE'),
    (await readText(passwordFile, 'ALTHING_KEYSTORE_PASSWORD_FILE')).replace(/\r?\n$/, ''),
  ]
  try {
    const { privateKey } = await Wallet.fromEncryptedJson(json, password)
    if (!isHex(privateKey)) throw new KeyUnreadable('not hex')
    return privateKey
  } catch (cause) {
    throw new KeyUnreadable(`ALTHING_KEYSTORE: ${file} is no keystore v3 that this password opens`, { cause })
  }
}

async function readText(file: string, variable: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new KeyUnreadable(`${variable}: ${file} cannot be read: ${cause instanceof Error ? cause.message : ''}`, {
      cause,
    })
  }
}
