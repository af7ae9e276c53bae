import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

export interface Count {
  readonly passed: number
  readonly failed: number
}

/** The part of Vitest's JSON report that is counted. */
export const vitestReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** A file that could not be collected has no tests, yet counts as one failure; so does a run that ends badly for nothing. */
export function countVitest(report: z.infer<typeof vitestReportSchema> | undefined, code: number): Count {
  if (!report) return { passed: 0, failed: 1 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  )
  const failed = report.numFailedTests + broken.length
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** Reads `N passing` and `N failing` of Hardhat's summary. */
export function countSolidityTests(output: string, code: number): Count {
  const text = stripVTControlCharacters(output)
  const sum = (word: string) =>
    [...text.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].map(([, n]) => Number(n)).at(-1) ?? 0
  const failed = sum('failing')
  return { passed: sum('passing'), failed: failed === 0 && code !== 0 ? 1 : failed }
}
