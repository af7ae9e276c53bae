import { randomBytes } from 'node:crypto'
import { binOf, runNode } from '../terminal/runCommand.ts'
import { readFlags } from '../terminal/readFlags.ts'
import { exitOnTerm, runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'
import { countSolidityTests } from '../test/countTests.ts'

const usage =
  'npm run test:nightly [-- --seed 0x…]   Solidity tests, ten times as long as in npm test; random seed by default'

/** Runs what finds more the longer it runs: fuzz tests at 10 000 runs, invariants at 2 560 sequences of 500 calls. */
async function main(): Promise<void> {
  const { values } = readFlags(usage, { options: { seed: { type: 'string' } } })
  const seed = values.seed ?? `0x${randomBytes(8).toString('hex')}`
  const steps = createSteps(process.stdout)
  const { passed, failed } = await steps.run(`Solidity, seed ${seed}`, async (note) => {
    const { code, output } = await runNode([binOf('hardhat'), 'test', 'solidity', '--test-profile', 'nightly'], {
      env: { FUZZ_SEED: seed },
      onOutput: (text) => note(text.trim().split('\n').at(-1) ?? ''),
    })
    const count = countSolidityTests(output, code)
    if (count.failed > 0) process.stdout.write(`\n${output}\n`)
    return { value: count, summary: `${count.passed} passed, ${count.failed} failed`, failed: count.failed > 0 }
  })
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

exitOnTerm()
await runMain(main)
