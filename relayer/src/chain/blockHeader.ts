import { asHex } from '@althing/proposals'
import { hexToBytes, keccak256, toRlp, type Hex } from 'viem'
import { z } from 'zod'
import { ChainDataInvalid } from './rpcError.ts'

const hex = z.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-fA-F]*$/.test(value), 'expected 0x hex')
const digest = z.custom<Hex>(
  (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{64}$/.test(value),
  'expected 32 bytes',
)

const headerSchema = z.object({
  hash: digest,
  parentHash: digest,
  sha3Uncles: digest,
  miner: hex,
  stateRoot: digest,
  transactionsRoot: digest,
  receiptsRoot: digest,
  logsBloom: hex,
  difficulty: hex,
  number: hex,
  gasLimit: hex,
  gasUsed: hex,
  timestamp: hex,
  extraData: hex,
  mixHash: digest.optional(),
  nonce: hex.optional(),
  baseFeePerGas: hex.nullish(),
  withdrawalsRoot: digest.nullish(),
  blobGasUsed: hex.nullish(),
  excessBlobGas: hex.nullish(),
  parentBeaconBlockRoot: digest.nullish(),
  requestsHash: digest.nullish(),
})

type RawHeader = z.infer<typeof headerSchema>

/** A block's header. `proven` when `hash` is the hash of exactly these fields, so that the roots can be built on. */
export type BlockHeader = {
  readonly number: number
  readonly hash: Hex
  readonly parentHash: Hex
  readonly timestamp: number
  readonly stateRoot: Hex
  readonly receiptsRoot: Hex
  readonly logsBloom: Uint8Array
  readonly proven: boolean
}

/**
 * Parses the answer of `eth_getBlockByNumber` and hashes the header (Ethereum's RLP up to Prague).
 *
 * @throws ChainDataInvalid when it is no block.
 */
export function parseHeader(answer: unknown): BlockHeader {
  const parsed = headerSchema.safeParse(answer)
  if (!parsed.success) throw new ChainDataInvalid(`not a block header: ${z.prettifyError(parsed.error)}`)
  const raw = parsed.data
  return {
    number: Number(raw.number),
    hash: lower(raw.hash),
    parentHash: lower(raw.parentHash),
    timestamp: Number(raw.timestamp),
    stateRoot: lower(raw.stateRoot),
    receiptsRoot: lower(raw.receiptsRoot),
    logsBloom: hexToBytes(raw.logsBloom),
    proven: hashHeader(raw) === lower(raw.hash),
  }
}

/** keccak256(rlp(header)), the fields of later forks appended only where the block has them. */
function hashHeader(header: RawHeader): Hex {
  const fields: Hex[] = [
    header.parentHash,
    header.sha3Uncles,
    header.miner,
    header.stateRoot,
    header.transactionsRoot,
    header.receiptsRoot,
    header.logsBloom,
    quantity(header.difficulty),
    quantity(header.number),
    quantity(header.gasLimit),
    quantity(header.gasUsed),
    quantity(header.timestamp),
    header.extraData,
    header.mixHash ?? '0x',
    header.nonce ?? '0x',
  ]
  const later = [
    header.baseFeePerGas && quantity(header.baseFeePerGas),
    header.withdrawalsRoot,
    header.blobGasUsed && quantity(header.blobGasUsed),
    header.excessBlobGas && quantity(header.excessBlobGas),
    header.parentBeaconBlockRoot,
    header.requestsHash,
  ]
  return keccak256(toRlp([...fields, ...later.filter((field) => field !== undefined && field !== null)]))
}

/** RLP writes a number without leading zeros, zero as nothing. */
function quantity(value: Hex): Hex {
  const digits = value.slice(2).replace(/^0+/, '')
  return `0x${digits.length % 2 === 0 ? digits : `0${digits}`}`
}

function lower(value: Hex): Hex {
  return asHex(value.toLowerCase())
}
