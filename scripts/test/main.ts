import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildContracts } from '../start/buildContracts.ts'
import { buildWebApp } from '../start/buildWebApp.ts'
import { binOf, runNode } from '../terminal/runCommand.ts'
import { readFlags, UsageError } from '../terminal/readFlags.ts'
import { exitOnTerm, runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'
import { countSolidityTests, countVitest, vitestReportSchema } from './countTests.ts'
import type { Count } from './countTests.ts'

const projects = ['units', 'chain', 'e2e', 'browser'] as const
const parts = ['solidity', ...projects] as const

const usage = `npm test [-- PART …]   parts: ${parts.join(', ')}; all by default`

/**
 * Runs every test: `npm test`, or the parts named: `npm test -- units chain`. Output of what fails is shown in full; the
 * last line is `N passed, N failed`.
 */
async function main(): Promise<void> {
  const { positionals } = readFlags(usage, { allowPositionals: true })
  const unknown = positionals.filter((part) => !parts.some((known) => known === part))
  if (unknown.length > 0) {
    throw new UsageError(`found "${unknown.join('", "')}"`, usage)
  }
  const chosen = parts.filter((part) => positionals.length === 0 || positionals.includes(part))
  const total = { passed: 0, failed: 0 }
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
  for (const part of chosen) {
    const { passed, failed } = await steps.run(`Tests: ${part}`, async (note) => {
      const count = await (part === 'solidity' ? runSolidityTests(note) : runVitest(part, note))
      if (count.failed > 0) process.stdout.write(`\n${count.output}\n`)
      return { value: count, summary: `${count.passed} passed, ${count.failed} failed`, failed: count.failed > 0 }
    })
    total.passed += passed
    total.failed += failed
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

type Note = (message: string) => void
type Result = Count & { readonly output: string }

async function runSolidityTests(note: Note): Promise<Result> {
  const onOutput = (text: string) => note(lastLine(text))
  const { code, output } = await runNode([binOf('hardhat'), 'test', 'solidity'], { onOutput })
  return { ...countSolidityTests(output, code), output }
}

async function runVitest(project: (typeof projects)[number], note: Note): Promise<Result> {
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

exitOnTerm()
await runMain(main)
