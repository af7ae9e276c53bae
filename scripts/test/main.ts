import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { binOf, runNode } from '../terminal/runCommand.ts'
import { createSteps } from '../terminal/steps.ts'
import { countSolidityTests, countVitest, vitestReportSchema } from './countTests.ts'
import type { Count } from './countTests.ts'

const projects = ['units', 'chain', 'e2e', 'browser'] as const
const parts = ['solidity', ...projects] as const

/**
 * Runs every test: `npm test`, or the parts named: `npm test -- units chain`. Output of what fails is shown in full; the
 * last line is `N passed, N failed`.
 */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const unknown = positionals.filter((part) => !parts.some((known) => known === part))
  if (unknown.length > 0) {
    console.error(`test: unknown part "${unknown.join('", "')}"; it must be one of ${parts.join(', ')}`)
    process.exitCode = 2
    return
  }
  const chosen = parts.filter((part) => positionals.length === 0 || positionals.includes(part))
  const total = { passed: 0, failed: 0 }
  const steps = createSteps(process.stdout)
  await steps.run('Compile contracts', async (note) => {
    const { code, output } = await runNode([binOf('hardhat'), 'build'], { onOutput: (text) => note(lastLine(text)) })
    if (code !== 0) throw new Error(`the contracts do not compile:\n${output}`)
    return { value: undefined, summary: lastLine(output) }
  })
  for (const part of chosen) {
    const run = part === 'solidity' ? runSolidityTests : () => runVitest(part)
    const { passed, failed } = await steps.run(`Tests: ${part}`, async (note) => {
      const count = await run(note)
      if (count.failed > 0) process.stdout.write(`\n${count.output}\n`)
      return { value: count, summary: `${count.passed} passed, ${count.failed} failed` }
    })
    total.passed += passed
    total.failed += failed
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

type Run = (note: (message: string) => void) => Promise<Count & { output: string }>

const runSolidityTests: Run = async (note) => {
  const onOutput = (text: string) => note(lastLine(text))
  const { code, output } = await runNode([binOf('hardhat'), 'test', 'solidity', '--no-compile'], { onOutput })
  return { ...countSolidityTests(output, code), output }
}

const runVitest = async (project: (typeof projects)[number], note: (message: string) => void) => {
  const dir = await mkdtemp(join(tmpdir(), 'althing-test-'))
  try {
    const report = join(dir, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code, output } = await runNode([binOf('vitest'), 'run', '--project', project, ...reporters], {
      onOutput: (text) => note(lastLine(text)),
    })
    const json = await readFile(report, 'utf8').catch(() => undefined)
    return { ...countVitest(json === undefined ? undefined : vitestReportSchema.parse(JSON.parse(json)), code), output }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

function lastLine(text: string): string {
  return stripVTControlCharacters(text).trim().split('\n').at(-1)?.trim() ?? ''
}

await main()
