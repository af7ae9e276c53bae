import { contractNames } from '../deployment/contractNames.ts'
import { type Deployment, parseDeployment } from '../deployment/deployment.ts'

const word = `0x${'11'.repeat(32)}`
const address = (last: number) => `0x${last.toString(16).padStart(40, '0')}`

/** A deployment for tests that need no chain: addresses count from one in the order of the names. */
export const testDeployment: Deployment = parseDeployment({
  format: 'deployment/1',
  chainId: 31_337,
  name: 'Althing',
  genesisHash: word,
  blockNumber: 1,
  clock: 'blocknumber',
  contracts: Object.fromEntries(contractNames.map((name, index) => [name, address(index + 1)])),
  codeHashes: Object.fromEntries(contractNames.map((name) => [name, word])),
})
