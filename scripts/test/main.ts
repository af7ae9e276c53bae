import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildContracts } from '../start/buildContracts.ts'
import { buildWebApp } from '../start/buildWebApp.ts'
import { binOf, runNode } from '../terminal/runCommand.ts'
import type { CommandOptions } from '../terminal/runCommand.ts'
import { readFlags, UsageError } from '../terminal/readFlags.ts'
import { exitOnTerm, runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'
import { countSolidityTests, countVitest, vitestReportSchema } from './countTests.ts'
import type { Count } from './countTests.ts'

const projects = ['units', 'chain', 'e2e', 'browser'] as const
const parts = ['solidity', ...projects] as const

type Part = (typeof parts)[number]

/** Two at a time: what computes beside what mostly waits for blocks and pages. */
const lanes: readonly (readonly Part[])[] = [
  ['solidity', 'units'],
  ['chain', 'e2e', 'browser'],
]

const usage = `npm test [-- PART …]   parts: ${parts.join(', ')}; all by default`

/**
 * Runs every test: `npm test`, or the parts named: `npm test -- units chain`. Output of what fails is shown in full, and what
 * failed is named again at the end; the last line is `N passed, N failed`.
 */
async function main(): Promise<void> {
  const { positionals } = readFlags(usage, { allowPositionals: true })
  const unknown = positionals.filter((part) => !parts.some((known) => known === part))
  if (unknown.length > 0) {
    throw new UsageError(`found "${unknown.join('", "')}"`, usage)
  }
  const chosen = parts.filter((part) => positionals.length === 0 || positionals.includes(part))
  const total = { passed: 0, failed: 0 }
  const failing: string[] = []
  const steps = createSteps(process.stdout)
  await steps.run('Contracts', async () => {
    await buildContracts()
    return { value: undefined, summary: 'compiled' }
  })
  if (chosen.includes('browser') || chosen.includes('e2e')) {
    await steps.run('Web app', async (note) => {
      const { built } = await buildWebApp(note)
      return { value: undefined, summary: built ? 'built' : 'up to date' }
    })
  }
  const runPart = async (part: Part) => {
    const { passed, failed, failures } = await steps.run(`Tests: ${part}`, async (note) => {
      // Nothing is timed in Solidity, which would take every core there is.
      const options = { yields: part === 'solidity', onOutput: (text: string) => note(lastLine(text)) }
      const count = await (part === 'solidity' ? runSolidityTests(options) : runVitest(part, options))
      if (count.failed > 0) process.stdout.write(`\n${count.output}\n`)
      return { value: count, summary: `${count.passed} passed, ${count.failed} failed`, failed: count.failed > 0 }
    })
    total.passed += passed
    total.failed += failed
    failing.push(...failures.map((failure) => `${part}: ${failure}`))
  }
  await Promise.all(
    lanes.map(async (lane) => {
      for (const part of lane) if (chosen.includes(part)) await runPart(part)
    }),
  )
  if (failing.length > 0) console.log(`\nfailed:\n\n${failing.join('\n\n')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

type Result = Count & { readonly output: string }

async function runSolidityTests(options: CommandOptions): Promise<Result> {
  const { code, output } = await runNode([binOf('hardhat'), 'test', 'solidity'], options)
  return { ...countSolidityTests(output, code), output }
}

async function runVitest(project: (typeof projects)[number], options: CommandOptions): Promise<Result> {
  const dir = await mkdtemp(join(tmpdir(), 'althing-test-'))
  try {
    const report = join(dir, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code, output } = await runNode([binOf('vitest'), 'run', '--project', project, ...reporters], options)
    const json = await readFile(report, 'utf8').catch(() => undefined)
    return { ...countVitest(json === undefined ? undefined : vitestReportSchema.parse(JSON.parse(json)), code), output }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

function lastLine(text: string): string {
  return stripVTControlCharacters(text).trim().split('\n').at(-1)?.trim() ?? ''
}

exitOnTerm()
await runMain(main)
