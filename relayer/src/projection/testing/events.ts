import { contractNames, parseDeployment } from '@althing/proposals'
import type { Commitment, ContractName, Deployment, Hex } from '@althing/proposals'
import { getAddress, keccak256, pad, toHex } from 'viem'

import type { ChainEvent } from '../../chain/chainEvent.ts'

/** A deployment with made-up addresses. */
export const deployment: Deployment = parseDeployment({
  format: 'deployment/1',
  chainId: 31337,
  name: 'Test',
  genesisHash: digestOf('genesis'),
  blockNumber: 1,
  clock: 'blocknumber',
  contracts: Object.fromEntries(contractNames.map((name) => [name, addressOf(name)])),
  codeHashes: Object.fromEntries(contractNames.map((name) => [name, digestOf(`code of ${name}`)])),
})

/** A digest, id or root named after `text`. */
export function digestOf(text: string): Hex {
  return keccak256(toHex(text))
}

export function addressOf(text: string): Hex {
  return getAddress(`0x${digestOf(text).slice(-40)}`)
}

/** A commitment named after `text`; not that of any real folder. */
export function commitmentOfName(text: string): Commitment {
  return { root: digestOf(`${text} root`), dirHash1: digestOf(`${text} dirHash1`), totalBytes: 1_000, fileCount: 3 }
}

/** The same as events carry it. */
export function onChain(commitment: Commitment) {
  return { ...commitment, totalBytes: BigInt(commitment.totalBytes) }
}

/** Writes events one behind the other, a block each unless told otherwise. */
export function createChain({ from = 10, fork = '' }: { from?: number; fork?: string } = {}) {
  let blockNumber = from
  let logIndex = 0

  return {
    /** The next event; `sameBlock` puts it behind the last one in its block. */
    event: (contract: ContractName, name: string, args: ChainEvent['args'], sameBlock = false): ChainEvent => {
      if (sameBlock) logIndex += 1
      else {
        blockNumber += 1
        logIndex = 0
      }
      return {
        contract,
        name,
        args,
        address: deployment.contracts[contract],
        blockNumber,
        blockHash: digestOf(`block ${blockNumber} ${fork}`),
        blockTimestamp: 1_700_000_000 + blockNumber * 12,
        transactionHash: pad(toHex(blockNumber * 1_000 + logIndex)),
        logIndex,
      }
    },
    get blockNumber() {
      return blockNumber
    },
  }
}
