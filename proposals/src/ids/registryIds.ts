import { AbiCoder } from 'ethers/abi'
import { keccak256 } from 'ethers/crypto'
import { toUtf8Bytes } from 'ethers/utils'
import { asHex, type Hex } from '../hex.ts'

/** `Gate` as the chain stores it: enum positions, and millionths of the metric's unit. */
export interface OnChainGate {
  readonly metric: number
  readonly direction: number
  readonly baseline: number
  readonly minImprovement: bigint
  readonly maxRegression: bigint
}

/** `IModelRegistry.Config`. */
export interface OnChainConfig {
  readonly lineage: bigint
  readonly configDigest: Hex
  readonly baseVersion: Hex
  readonly trainingSets: readonly Hex[]
  readonly weights: readonly number[]
  readonly evaluationSets: readonly Hex[]
  readonly gate: OnChainGate
  readonly reproducibility: number
}

/** `ILineages.Descent`. */
export interface OnChainDescent {
  /** Ids of existing lineages, ascending. */
  readonly parents: readonly bigint[]
  /** Ten-thousandths of its gross revenue that each descendant owes. */
  readonly share: number
}

const configType =
  'tuple(uint256 lineage, bytes32 configDigest, bytes32 baseVersion, bytes32[] trainingSets, uint16[] weights, ' +
  'bytes32[] evaluationSets, tuple(uint8 metric, uint8 direction, uint8 baseline, int64 minImprovement, int64 maxRegression) gate, ' +
  'uint8 reproducibility)'

/** keccak256(abi.encode(contributor, root)): nobody can squat another's dataset. */
export function datasetIdOf(contributor: Hex, root: Hex): Hex {
  return asHex(keccak256(AbiCoder.defaultAbiCoder().encode(['address', 'bytes32'], [contributor, root])))
}

/** uint256(keccak256(bytes(name))): known before the lineage exists. */
export function lineageIdOf(name: string): bigint {
  return BigInt(keccak256(toUtf8Bytes(name)))
}

/** keccak256(abi.encode(config)). */
export function configIdOf(config: OnChainConfig): Hex {
  return asHex(keccak256(AbiCoder.defaultAbiCoder().encode([configType], [config])))
}

/** keccak256(abi.encode(lineage, run, root)); a base version has run 0. */
export function versionIdOf(lineage: bigint, run: bigint, root: Hex): Hex {
  return asHex(keccak256(AbiCoder.defaultAbiCoder().encode(['uint256', 'uint256', 'bytes32'], [lineage, run, root])))
}
