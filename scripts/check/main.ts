import { buildContracts } from '../start/buildContracts.ts'
import { binOf, runNode } from '../terminal/runCommand.ts'
import { exitOnTerm, runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'

/** A check is a program that exits 0 when all is well; those that take longest come first. */
const checks: readonly { title: string; args: readonly string[] }[] = [
  { title: 'Coverage of contracts', args: ['scripts/coverage/main.ts'] },
  { title: 'Sizes and gas are as recorded', args: ['scripts/snapshots/main.ts', '--check'] },
  { title: 'Format', args: [binOf('prettier'), '--check', '--log-level', 'warn', '.'] },
  {
    title: 'Lint Solidity',
    args: [binOf('solhint'), '--max-warnings', '0', 'contracts/**/*.sol', 'test/contracts/**/*.sol'],
  },
  { title: 'Lint TypeScript', args: [binOf('oxlint'), '--type-aware'] },
  { title: 'Types of scripts and tests', args: [binOf('typescript', 'tsc'), '-p', '.'] },
  { title: 'Types of proposals', args: [binOf('typescript', 'tsc'), '-p', 'proposals'] },
  { title: 'Types of relayer', args: [binOf('typescript', 'tsc'), '-p', 'relayer'] },
  { title: 'Types of governance-ui', args: [binOf('typescript', 'tsc'), '-p', 'governance-ui'] },
  { title: 'ABIs match the contracts', args: ['scripts/abi/main.ts', '--check'] },
  { title: 'Dead code', args: [binOf('knip')] },
  { title: 'Kernel matches its source', args: ['relayer/src/trainer/buildKernel.ts', '--check'] },
  { title: 'Mutation score', args: ['scripts/mutation/main.ts', '--check'] },
  { title: 'Licences', args: ['scripts/licences/main.ts'] },
]

/** Runs every check, two at a time, shows the output of those that fail, and ends with `N passed, N failed`. */
async function main(): Promise<void> {
  const steps = createSteps(process.stdout)
  const failed: { title: string; output: string }[] = []
  await steps.run('Contracts', async () => {
    await buildContracts()
    return { value: undefined, summary: 'compiled' }
  })
  const queue = checks.values()
  const work = async () => {
    for (const { title, args } of queue) {
      await steps.run(title, async () => {
        const { code, output } = await runNode(args)
        if (code !== 0) failed.push({ title, output })
        return { value: undefined, summary: code === 0 ? 'passed' : 'failed', failed: code !== 0 }
      })
    }
  }
  await Promise.all([work(), work()])
  if (failed.length > 0) console.log('\nfailed:')
  for (const { title, output } of failed) console.log(`\n── ${title} ──\n${output.trimEnd()}`)
  console.log(`\n${checks.length - failed.length} passed, ${failed.length} failed`)
  process.exitCode = failed.length > 0 ? 1 : 0
}

exitOnTerm()
await runMain(main)
