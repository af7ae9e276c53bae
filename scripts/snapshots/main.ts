import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { measureGas } from '../gas/measureGas.ts'
import { root } from '../terminal/runCommand.ts'
import { readFlags } from '../terminal/readFlags.ts'
import { runMain } from '../terminal/runMain.ts'
import { measureSizes } from './measureSizes.ts'

const usage =
  'npm run snapshots [-- --check]   writes sizes and gas; with --check names what differs and writes nothing'
const folder = 'test/contracts/snapshots'
const snapshotSchema = z.record(z.string(), z.number())

type Snapshot = z.infer<typeof snapshotSchema>

/** Records what contracts weigh and decisions cost, so that a change of either shows in the diff that causes it. */
async function main(): Promise<void> {
  const { values } = readFlags(usage, { options: { check: { type: 'boolean' } } })
  const measured = await measureGas()
  const gas = measured.get('althing') ?? new Map<string, number>()
  const snapshots = { 'gas.json': sorted([...gas]), 'sizes.json': sorted(await measureSizes()) }
  const differences: string[] = []
  for (const [name, now] of Object.entries(snapshots)) {
    const path = join(root, folder, name)
    const before = await readSnapshot(path)
    differences.push(...differencesOf(before, now).map((difference) => `${name}: ${difference}`))
    if (values.check) continue
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, `${JSON.stringify(now, undefined, 2)}\n`)
  }
  console.log(differences.length === 0 ? 'sizes and gas are as recorded' : differences.join('\n'))
  if (values.check && differences.length > 0) {
    console.log('\n  if that is meant, run: npm run snapshots')
    process.exitCode = 1
  }
}

async function readSnapshot(path: string): Promise<Snapshot> {
  const content = await readFile(path, 'utf8').catch(() => '{}')
  return snapshotSchema.parse(JSON.parse(content))
}

function differencesOf(before: Snapshot, now: Snapshot): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  return names
    .filter((name) => before[name] !== now[name])
    .map((name) => `${name}: ${before[name]?.toLocaleString('en') ?? '–'} → ${now[name]?.toLocaleString('en') ?? '–'}`)
}

function sorted(entries: readonly (readonly [name: string, value: number])[]): Snapshot {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

await runMain(main)
