import { ABI_SOURCES } from './sources.ts'
import { type BuildOutput, readArtifact, readBuildOutput } from './artifact.ts'
import { enumsOf, findEnumMembers } from './enums.ts'
import { renderConstant, renderConstants } from './render.ts'
import { type StorageMapping, describeMapping } from './storage.ts'

/** Generates every file of `proposals/src/abi`, by file name: an ABI a contract, the enums' names, the proven storage. */
export async function generate(artifactsDir: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const enums: Record<string, readonly string[]> = {}
  const storage: Record<string, Record<string, StorageMapping>> = {}

  for (const source of ABI_SOURCES) {
    const artifact = await readArtifact(artifactsDir, source.artifact)
    const output = await readBuildOutput(artifactsDir, artifact.buildInfoId)
    files.set(`${source.name}.ts`, renderConstant(`${source.name}Abi`, artifact.abi))

    for (const name of enumsOf(artifact.abi)) enums[constantName(name)] = membersOf(output, name)

    const layout = output.contracts[artifact.inputSourceName]?.[artifact.contractName]?.storageLayout
    if (layout && source.provenMappings.length > 0) {
      const mappings = source.provenMappings.map((label) => [label, describeMapping(layout, label)])
      storage[source.name] = Object.fromEntries(mappings)
    }
  }
  files.set(
    'enums.ts',
    renderConstants(Object.fromEntries(Object.entries(enums).toSorted(([a], [b]) => (a < b ? -1 : 1)))),
  )
  files.set('storageLayout.ts', renderConstant('storageLayout', storage))

  return files
}

function membersOf(output: BuildOutput, canonicalName: string): string[] {
  for (const source of Object.values(output.sources)) {
    const members = findEnumMembers(source.ast, canonicalName)
    if (members) return members
  }
  throw new Error(`enum ${canonicalName} is in no syntax tree of its build`)
}

/** `IDatasetRegistry.DatasetStatus` → `datasetStatusNames`. */
function constantName(canonicalName: string): string {
  const name = canonicalName.slice(canonicalName.lastIndexOf('.') + 1)

  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Names`
}
