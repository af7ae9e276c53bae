import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { root } from '../terminal/runCommand.ts'
import { readFlags } from '../terminal/readFlags.ts'
import { exitOnTerm, runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'
import { branchesOf, formatLcov, linesOf } from './lcov.ts'
import type { Covered } from './lcov.ts'
import { measureCoverage } from './measureCoverage.ts'

const usage = 'npm run coverage   lines and branches of contracts/ that the Solidity tests come by; fails below 100 %'
const traceFile = 'coverage/lcov.info'

/** Names every line and every side of a branch that no Solidity test comes by. */
async function main(): Promise<void> {
  readFlags(usage, {})
  const steps = createSteps(process.stdout)
  const counts = await steps.run('Coverage', async (note) => {
    const value = await measureCoverage(note)
    return { value, summary: `written to ${traceFile}` }
  })
  const [lines, branches] = [linesOf(counts), branchesOf(counts)]
  await mkdir(join(root, dirname(traceFile)), { recursive: true })
  await writeFile(join(root, traceFile), formatLcov(counts))
  const missing = [...lines, ...branches].filter(({ count }) => count === 0)
  for (const one of missing) console.log(`${one.file}:${one.line} ${one.missing}`)
  console.log(`\nlines: ${share(lines)}\nbranches: ${share(branches)}`)
  process.exitCode = missing.length > 0 ? 1 : 0
}

function share(all: readonly Covered[]): string {
  const covered = all.filter(({ count }) => count > 0).length
  return `${covered} of ${all.length}, ${Math.floor((1000 * covered) / all.length) / 10} %`
}

exitOnTerm()
await runMain(main)
