import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const abiParameter = z.looseObject({
  internalType: z.string().optional(),
  get components() {
    return z.array(abiParameter).optional()
  },
})

const abiItem = z.looseObject({
  type: z.string(),
  name: z.string().optional(),
  inputs: z.array(abiParameter).optional(),
  outputs: z.array(abiParameter).optional(),
})

const artifact = z.looseObject({
  abi: z.array(abiItem),
  contractName: z.string(),
  inputSourceName: z.string(),
  buildInfoId: z.string(),
})

const storageVariable = z.looseObject({ label: z.string(), offset: z.number(), slot: z.string(), type: z.string() })

const storageType = z.looseObject({
  numberOfBytes: z.string(),
  value: z.string().optional(),
  members: z.array(storageVariable).optional(),
})

const compiled = z.looseObject({
  storageLayout: z.looseObject({
    storage: z.array(storageVariable),
    types: z.record(z.string(), storageType).nullable(),
  }),
})

const buildOutput = z.looseObject({
  output: z.looseObject({
    contracts: z.record(z.string(), z.record(z.string(), compiled)),
    sources: z.record(z.string(), z.looseObject({ ast: z.unknown() })),
  }),
})

export type AbiParameter = z.infer<typeof abiParameter>
export type AbiItem = z.infer<typeof abiItem>
export type Artifact = z.infer<typeof artifact>
export type BuildOutput = z.infer<typeof buildOutput>['output']
export type StorageLayout = z.infer<typeof compiled>['storageLayout']

/** Reads one artifact that `hardhat build` wrote; `path` is relative to `artifacts/`, without `.json`. */
export async function readArtifact(artifactsDir: string, path: string): Promise<Artifact> {
  return artifact.parse(JSON.parse(await readFile(join(artifactsDir, `${path}.json`), 'utf8')))
}

/** Reads the compiler's output that `id`'s artifacts come from: syntax trees and storage layouts. */
export async function readBuildOutput(artifactsDir: string, id: string): Promise<BuildOutput> {
  const path = join(artifactsDir, 'build-info', `${id}.output.json`)

  return buildOutput.parse(JSON.parse(await readFile(path, 'utf8'))).output
}
