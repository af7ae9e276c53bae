import { binOf, runNode } from '../terminal/runCommand.ts'

/** The contracts do not compile. */
export class ContractsBuildError extends Error {
  override name = 'ContractsBuildError'
}

/** Compiles what changed since the last time, tests in Solidity left out. */
export async function buildContracts(): Promise<void> {
  const { code, output } = await runNode([binOf('hardhat'), 'build', '--quiet', '--no-tests'])
  if (code !== 0) throw new ContractsBuildError(`the contracts do not compile:\n${output}`)
}
