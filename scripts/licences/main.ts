import { readFile } from 'node:fs/promises'
import { runMain } from '../terminal/runMain.ts'
import { unknownLicences } from './licences.ts'

/** Names every package that runs with us under a licence that nobody has allowed; exits 1 if there is one. */
async function main(): Promise<void> {
  const lock: unknown = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'))
  const unknown = unknownLicences(lock)
  for (const { name, license } of unknown) {
    console.log(`${name}: found ${license ?? 'no licence'}, allowed are those in scripts/licences/licences.ts`)
  }
  process.exitCode = unknown.length > 0 ? 1 : 0
}

await runMain(main)
