import { expect, it } from 'vitest'
import { problemsOf } from './check.ts'
import type { Mutant } from './mutant.ts'
import { mergeResults } from './results.ts'

const contracts = new Map([
  ['contracts/A.sol', 'contract A { uint256 private one = 1; }'],
  ['contracts/IA.sol', 'interface IA { function one() external; }'],
])
const tests = new Map([['test/A.t.sol', 'contract ATest {}']])

function mutantOf(id: number): Mutant {
  const where = { file: 'contracts/A.sol', line: 1, where: 'A', start: 0, end: 1 }
  return { ...where, id, key: `key${id}`, operator: '+ 1', from: '1', to: '2', site: { kind: 'none' } }
}

function resultsOf(killed: number, survived: number) {
  const verdicts = new Map(
    Array.from({ length: killed + survived }, (_, index) => [
      mutantOf(index),
      { outcome: index < survived ? ('survived' as const) : ('killed' as const) },
    ]),
  )
  return mergeResults(undefined, { contracts, tests }, verdicts)
}

const explained = new Map([['key0', 'only saves gas']])

it('accepts a score of 90 % whose survivors are explained', () => {
  expect(problemsOf(resultsOf(9, 1), contracts, explained)).toEqual([])
})

it('refuses a lower score', () => {
  expect(problemsOf(resultsOf(8, 1), contracts, explained)).toEqual(['the score is 88.8 %; allowed is 90 % and more'])
})

it('refuses a survivor that nobody explained', () => {
  const [problem] = problemsOf(resultsOf(9, 1), contracts, new Map())
  expect(problem).toContain('key0 contracts/A.sol:1 [+ 1] 1 → 2')
})

it('refuses results of other contracts, and of fewer', () => {
  const results = resultsOf(9, 1)
  const changed = new Map([...contracts, ['contracts/A.sol', 'contract A { uint256 private one = 2; }']])
  const wider = new Map([...contracts, ['contracts/B.sol', 'contract B {}']])
  const fewer = new Map([...contracts].filter(([file]) => file !== 'contracts/A.sol'))
  const found = [changed, wider, fewer].map((sources) => problemsOf(results, sources, explained).length)
  expect(found).toEqual([1, 1, 1])
})

it('does not mind a comment', () => {
  const commented = new Map([...contracts].map(([file, source]) => [file, `// About it.\n${source}`]))
  expect(problemsOf(resultsOf(9, 1), commented, explained)).toEqual([])
})
