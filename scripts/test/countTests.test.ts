import { describe, expect, it } from 'vitest'
import { countSolidityTests, countVitest } from './countTests.ts'

const file = (status: string, tests: number) => ({ status, assertionResults: Array.from({ length: tests }) })

describe('countVitest', () => {
  it('counts tests', () => {
    const report = { numPassedTests: 3, numFailedTests: 1, testResults: [file('failed', 4)] }
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('counts a file that could not be read as a failure', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 3), file('failed', 0)] }
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('never calls a run green that ended with an error', () => {
    expect(countVitest({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1)).toEqual({ passed: 3, failed: 1 })
    expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('countSolidityTests', () => {
  it('reads the summary', () => {
    expect(countSolidityTests('  ok\n\n12 passing\n2 failing\n', 1)).toEqual({ passed: 12, failed: 2 })
    expect(countSolidityTests('12 passing', 0)).toEqual({ passed: 12, failed: 0 })
  })

  it('counts a crash as a failure', () => {
    expect(countSolidityTests('HHE123: no such file', 1)).toEqual({ passed: 0, failed: 1 })
  })
})
