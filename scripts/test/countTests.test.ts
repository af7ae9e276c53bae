import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countSolidityTests, countVitest } from './countTests.ts'

const passed = { fullName: 'a sum is right', status: 'passed', failureMessages: [''] }
const failed = { fullName: 'a sum is wrong', status: 'failed', failureMessages: ['AssertionError: 1 is not 2\n  at …'] }

const file = (status: string, assertionResults: readonly (typeof failed)[], message = '') => {
  return { name: join(process.cwd(), 'test/sum.test.ts'), status, message, assertionResults: [...assertionResults] }
}

describe('countVitest', () => {
  it('counts tests and repeats what failed', () => {
    const report = { numPassedTests: 1, numFailedTests: 1, testResults: [file('failed', [passed, failed])] }
    const failures = ['test/sum.test.ts > a sum is wrong\nAssertionError: 1 is not 2\n  at …']
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1, failures })
  })

  it('counts a file that could not be read as a failure', () => {
    const testResults = [file('passed', [passed]), file('failed', [], 'SyntaxError: no')]
    const report = { numPassedTests: 1, numFailedTests: 0, testResults }
    const failures = ['test/sum.test.ts could not be run\nSyntaxError: no']
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1, failures })
  })

  it('never calls a run green that ended with an error', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [] }
    expect(countVitest(report, 1)).toMatchObject({ passed: 3, failed: 1 })
    expect(countVitest(undefined, 0)).toMatchObject({ passed: 0, failed: 1 })
  })
})

const summary = `  12 passing
  2 failing

  1) MoneyInvariants#invariant_Books()
    Error: reverted with custom error 'NotEqualUint(31, 28)'
      at MoneyInvariants.assertTrue (test/contracts/support/Test.sol:39)

  2) MoneyTest#test_Sum()
    Error: no
`

describe('countSolidityTests', () => {
  it('reads the summary and repeats what failed', () => {
    expect(countSolidityTests(`  ok\n\n${summary}`, 1)).toEqual({
      passed: 12,
      failed: 2,
      failures: [
        `MoneyInvariants#invariant_Books()
    Error: reverted with custom error 'NotEqualUint(31, 28)'
      at MoneyInvariants.assertTrue (test/contracts/support/Test.sol:39)`,
        'MoneyTest#test_Sum()\n    Error: no',
      ],
    })
    expect(countSolidityTests('12 passing', 0)).toEqual({ passed: 12, failed: 0, failures: [] })
  })

  it('counts a crash as a failure', () => {
    const failures = ['exit code 1\nHHE123: no such file']
    expect(countSolidityTests('HHE123: no such file', 1)).toEqual({ passed: 0, failed: 1, failures })
  })
})
