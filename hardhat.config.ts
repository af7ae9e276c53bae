import { createRequire } from 'node:module'
import hardhatEthers from '@nomicfoundation/hardhat-ethers'
import hardhatIgnition from '@nomicfoundation/hardhat-ignition-ethers'
import hardhatNetworkHelpers from '@nomicfoundation/hardhat-network-helpers'
import { defineConfig } from 'hardhat/config'

/** The compiler comes with `npm install`; without `path` Hardhat would download one. */
const compiler = {
  version: '0.8.35',
  path: createRequire(import.meta.url).resolve('solc/soljson.js'),
  settings: {
    evmVersion: 'cancun',
    optimizer: { enabled: true, runs: 200 },
    outputSelection: { '*': { '*': ['storageLayout'] } },
  },
}

export default defineConfig({
  plugins: [hardhatEthers, hardhatIgnition, hardhatNetworkHelpers],
  paths: { ignition: 'scripts/deploy', cache: 'artifacts/cache', tests: { solidity: 'test/contracts' } },
  solidity: {
    profiles: { default: { compilers: [compiler] }, production: { compilers: [compiler] } },
    npmFilesToBuild: ['@openzeppelin/contracts/governance/TimelockController.sol'],
  },
})
