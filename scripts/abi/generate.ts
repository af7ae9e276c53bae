import { ABI_SOURCES } from './sources.ts'
import { type BuildOutput, readArtifact, readBuildOutput } from './artifact.ts'
import { enumsOf, findEnumMembers } from './enums.ts'
import { renderConstant, renderConstants } from './render.ts'
import { type StorageMapping, describeMapping } from './storage.ts'

/** Generates every file of `proposals/src/abi`, by file name: an ABI a contract, the enums' names, the proven storage. */
export async function generate(artifactsDir: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const enums = new Map<string, readonly string[]>()
  const storage: Record<string, Record<string, StorageMapping>> = {}

  for (const source of ABI_SOURCES) {
    const artifact = await readArtifact(artifactsDir, source.artifact)
    const output = await readBuildOutput(artifactsDir, artifact.buildInfoId)
    files.set(`${source.name}.ts`, renderConstant(`${source.name}Abi`, artifact.abi))

    for (const name of enumsOf(artifact.abi)) enums.set(name, membersOf(output, name))

    const layout = output.contracts[artifact.inputSourceName]?.[artifact.contractName]?.storageLayout
    if (layout && source.provenMappings.length > 0) {
      const mappings = source.provenMappings.map((label) => [label, describeMapping(layout, label)])
      storage[source.name] = Object.fromEntries(mappings)
    }
  }
  files.set('enums.ts', renderConstants(constantsOf(enums)))
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

/**
 * Enums by the name of their constant, in that order: `IDatasetRegistry.DatasetStatus` → `datasetStatusNames`. Where two
 * interfaces use one name for different enums, each is named after its interface too.
 */
export function constantsOf(enums: ReadonlyMap<string, readonly string[]>): Record<string, readonly string[]> {
  const names = [...enums.keys()].map((canonicalName) => ({ canonicalName, short: shortName(canonicalName) }))
  const constants = [...enums].map(([canonicalName, members]): [string, readonly string[]] => {
    const isShared = names.some((other) => {
      return other.canonicalName !== canonicalName && other.short === shortName(canonicalName)
    })
    const name = isShared ? canonicalName.replace(/^I(?=[A-Z])/, '').replace('.', '') : shortName(canonicalName)
    return [`${name.charAt(0).toLowerCase()}${name.slice(1)}Names`, members]
  })
  return Object.fromEntries(constants.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function shortName(canonicalName: string): string {
  return canonicalName.slice(canonicalName.lastIndexOf('.') + 1)
}
