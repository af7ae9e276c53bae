import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type EIP1193Provider, trackTransaction } from '@nomicfoundation/ignition-core'
import { Transaction } from 'ethers'
import { DeployError } from './deployError.ts'
import { type RpcRequest, RpcResponseError } from './rpc.ts'

/** Raw transactions, a line each, written before they are broadcast: a crash in between loses none. */
export interface SignedTransactions {
  append(raw: string): Promise<void>
  read(): Promise<string[]>
}

/** Keeps them beside Ignition's journal. */
export function createSignedTransactions(journalDir: string): SignedTransactions {
  const path = join(journalDir, 'signed.txt')

  return {
    append: (raw) => appendFile(path, `${raw}\n`, { flush: true }),
    read: async () => (await readOrEmpty(path)).split('\n').filter(Boolean),
  }
}

/**
 * Finishes what a run was doing when it ended: a transaction that was signed, and whose broadcast Ignition never recorded,
 * is broadcast again, the same bytes, and recorded. Without this Ignition asks its user to look for the hash.
 */
export async function recoverTransactions(
  signed: SignedTransactions,
  options: { readonly journalDir: string; readonly rpc: RpcRequest; readonly provider: EIP1193Provider },
): Promise<void> {
  const { journalDir, rpc, provider } = options
  const journal = await readOrEmpty(join(journalDir, 'journal.jsonl'))

  for (const raw of await signed.read()) {
    const { hash } = Transaction.from(raw)
    if (hash === null || journal.includes(hash)) continue

    await broadcastAgain(rpc, raw, hash)
    await trackTransaction(journalDir, hash, provider)
  }
}

/** A node that has the transaction already refuses it; one that does not take it at all is an error. */
async function broadcastAgain(rpc: RpcRequest, raw: string, hash: string): Promise<void> {
  try {
    await rpc('eth_sendRawTransaction', [raw])
  } catch (error) {
    if (!(error instanceof RpcResponseError)) throw error
    if ((await rpc('eth_getTransactionByHash', [hash])) !== null) return
    throw new DeployError(`the interrupted transaction ${hash} is refused by the node: ${error.message}`, {
      cause: error,
    })
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return ''
  }
}
