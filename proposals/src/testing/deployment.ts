import { type Deployment, parseDeployment } from '../deployment/deployment.ts'

const word = `0x${'11'.repeat(32)}`
const address = (last: number) => `0x${'00'.repeat(19)}0${last}`

/** A deployment for tests that need no chain. */
export const testDeployment: Deployment = parseDeployment({
  format: 'deployment/1',
  chainId: 31_337,
  name: 'Althing',
  genesisHash: word,
  blockNumber: 1,
  clock: 'blocknumber',
  contracts: {
    token: address(1),
    governor: address(2),
    timelock: address(3),
    datasets: address(4),
    models: address(5),
    runs: address(6),
  },
  codeHashes: { token: word, governor: word, timelock: word, datasets: word, models: word, runs: word },
})
