import type { Sources } from '../solidity/compiler.ts'
import type { Explanations } from './explanations.ts'
import { EXPLANATIONS_FILE } from './explanations.ts'
import { AIM, describe } from './report.ts'
import { staleFiles } from './results.ts'
import type { Results } from './results.ts'

/** What is wrong with committed results: they speak of other contracts, say too little, or leave a survivor unexplained. */
export function problemsOf(results: Results, contracts: Sources, explanations: Explanations): string[] {
  const stale = staleFiles(results, contracts)
  const unexplained = results.survivors.filter(({ key }) => !explanations.has(key))
  return [
    ...(results.score < AIM ? [`the score is ${results.score} %; allowed is ${AIM} % and more`] : []),
    ...(stale.length > 0 ? [`changed since: ${stale.join(', ')}; run: npm run mutation`] : []),
    ...unexplained.map((one) => `no test notices ${describe(one)}; kill it, or say why not in ${EXPLANATIONS_FILE}`),
  ]
}
