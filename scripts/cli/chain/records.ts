import {
  baselineNames,
  datasetStatusNames,
  directionNames,
  type Hex,
  isHex,
  metricNames,
  reproducibilityNames,
  runStatusNames,
  versionStatusNames,
} from '@althing/proposals'
import { z } from 'zod'
import { type ChainView, readContract } from './readContract.ts'

const bytes32 = z.custom<Hex>((value) => isHex(value, 32))
const address = z.custom<Hex>((value) => isHex(value, 20))
const count = z.bigint().transform(Number)
const nameIn = <T extends string>(names: readonly T[]) =>
  z.bigint().transform((index, context): T => {
    const name = names[Number(index)]
    if (name !== undefined) return name
    context.addIssue({ code: 'custom', message: `one of ${names.join(' · ')}` })
    return z.NEVER
  })

const commitment = z.object({ root: bytes32, dirHash1: bytes32, totalBytes: count, fileCount: count })

const datasetRecord = z.object({
  contributor: address,
  status: nameIn(datasetStatusNames),
  payout: address,
  commitment,
  metadataDigest: bytes32,
  proposalId: z.bigint(),
})

const configRecord = z.object({
  proposalId: z.bigint(),
  revoked: z.boolean(),
  config: z.object({
    lineage: z.bigint(),
    configDigest: bytes32,
    baseVersion: bytes32,
    trainingSets: z.array(bytes32),
    weights: z.array(count),
    evaluationSets: z.array(bytes32),
    gate: z.object({
      metric: nameIn(metricNames),
      direction: nameIn(directionNames),
      baseline: nameIn(baselineNames),
      minImprovement: count,
      maxRegression: count,
    }),
    reproducibility: nameIn(reproducibilityNames),
  }),
})

const versionRecord = z.object({
  lineage: z.bigint(),
  number: count,
  status: nameIn(versionStatusNames),
  parent: bytes32,
  config: bytes32,
  run: z.bigint(),
  artifact: commitment,
  attestationDigest: bytes32,
  proposalId: z.bigint(),
})

const runRecord = z.object({
  config: bytes32,
  proposalId: z.bigint(),
  /** Version in force when the run started; 32 zero bytes before. */
  parent: bytes32,
  trainer: address,
  status: nameIn(runStatusNames),
  result: z.object({
    artifact: commitment,
    attestationDigest: bytes32,
    checkpointsRoot: bytes32,
    metricBefore: count,
    metricAfter: count,
    worstRegression: count,
  }),
})

export type DatasetRecord = z.infer<typeof datasetRecord>
export type ConfigRecord = z.infer<typeof configRecord>
export type VersionRecord = z.infer<typeof versionRecord>
export type RunRecord = z.infer<typeof runRecord>

export const readDataset = (view: ChainView, id: Hex): Promise<DatasetRecord> =>
  readContract(view, { contract: 'datasets', name: 'dataset', args: [id], schema: datasetRecord })

export const readConfigRecord = (view: ChainView, id: Hex): Promise<ConfigRecord> =>
  readContract(view, { contract: 'models', name: 'config', args: [id], schema: configRecord })

export const readVersion = (view: ChainView, id: Hex): Promise<VersionRecord> =>
  readContract(view, { contract: 'models', name: 'version', args: [id], schema: versionRecord })

export const readRun = (view: ChainView, id: bigint): Promise<RunRecord> =>
  readContract(view, { contract: 'runs', name: 'run', args: [id], schema: runRecord })

/** Id of the version of a lineage in force; 32 zero bytes where there is none. */
export const readInForce = (view: ChainView, lineage: bigint): Promise<Hex> =>
  readContract(view, { contract: 'models', name: 'inForce', args: [lineage], schema: bytes32 })
