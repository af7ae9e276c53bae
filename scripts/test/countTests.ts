import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

export interface Count {
  readonly passed: number
  readonly failed: number
  /** Each failing test with its file and what it said, as lines. */
  readonly failures: readonly string[]
}

/** The part of Vitest's JSON report that is counted. */
export const vitestReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
})

type VitestReport = z.infer<typeof vitestReportSchema>

/** Lines of an error that are repeated. */
const shownLines = 6

/** A file that could not be collected has no tests, yet counts as one failure; so does a run that ends badly for nothing. */
export function countVitest(report: VitestReport | undefined, code: number): Count {
  if (!report) return { passed: 0, failed: 1, failures: [`no report, exit code ${code}`] }
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name)
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file} > ${test.fullName}\n${firstLines(test.failureMessages?.[0] ?? '')}`)
    const isBroken = status === 'failed' && assertionResults.length === 0
    return isBroken ? [`${file} could not be run\n${firstLines(message)}`] : tests
  })
  const broken = report.testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && assertionResults.length === 0
  })
  const failed = report.numFailedTests + broken.length
  if (failed > 0 || code === 0) return { passed: report.numPassedTests, failed, failures }
  return { passed: report.numPassedTests, failed: 1, failures: [`an error outside of the tests, exit code ${code}`] }
}

/** Reads `N passing` and `N failing` of Hardhat's summary, and the list of what failed below it. */
export function countSolidityTests(output: string, code: number): Count {
  const text = stripVTControlCharacters(output)
  const sum = (word: string) =>
    [...text.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].map(([, n]) => Number(n)).at(-1) ?? 0
  const failed = sum('failing')
  const passed = sum('passing')
  if (failed === 0 && code !== 0) return { passed, failed: 1, failures: [`exit code ${code}\n${lastLines(text)}`] }
  const list = failed === 0 ? '' : text.slice(text.lastIndexOf(' failing'))
  const failures = list.split(/^ {2}\d+\) /m).slice(1)
  return { passed, failed, failures: failures.map((failure) => firstLines(failure)) }
}

function firstLines(text: string): string {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.slice(0, shownLines).join('\n')
}

function lastLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(-shownLines).join('\n')
}
