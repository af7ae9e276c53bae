import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { config, tasks } from 'hardhat'
import { generate } from './generate.ts'

const outDir = fileURLToPath(new URL('../../proposals/src/abi/', import.meta.url))

/** Writes `proposals/src/abi`; with `--check` writes nothing and exits 1 where the files differ from the contracts. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

  await tasks.getTask('build').run({ quiet: true, noTests: true })
  const files = await generate(config.paths.artifacts)
  const drifted = await driftOf(files)

  if (drifted.length === 0) return console.log(`ABIs are up to date (${files.size} files)`)
  if (values.check) {
    console.error(`ABIs differ from the contracts: ${drifted.join(', ')}\n  run: npm run abi`)
    process.exitCode = 1
    return
  }

  await mkdir(outDir, { recursive: true })
  for (const name of drifted) {
    const content = files.get(name)
    await (content === undefined ? rm(join(outDir, name)) : writeFile(join(outDir, name), content))
  }
  console.log(`ABIs written: ${drifted.join(', ')}`)
}

async function driftOf(files: ReadonlyMap<string, string>): Promise<string[]> {
  const present = await readdir(outDir).catch(() => [])
  const names = [...new Set([...present, ...files.keys()])].toSorted()
  const contents = await Promise.all(names.map((name) => readFile(join(outDir, name), 'utf8').catch(() => undefined)))

  return names.filter((name, index) => contents[index] !== files.get(name))
}

await main()
