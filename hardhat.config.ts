import { createRequire } from 'node:module'
import hardhatEthers from '@nomicfoundation/hardhat-ethers'
import hardhatIgnition from '@nomicfoundation/hardhat-ignition-ethers'
import hardhatNetworkHelpers from '@nomicfoundation/hardhat-network-helpers'
import { defineConfig } from 'hardhat/config'
import type { HardhatPlugin } from 'hardhat/types/plugins'

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

/** A warning about a dependency's source is nothing that a reader here can act on; errors and our own warnings stay. */
const quietDependencies: HardhatPlugin = {
  id: 'quiet-dependencies',
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        getCompilationJobErrors: async (context, job, output, next) => {
          const found = await next(context, job, output)
          return found.filter(({ severity, formattedMessage = '' }) => {
            return severity === 'error' || !formattedMessage.includes('/node_modules/')
          })
        },
      }),
    }),
  },
}

export default defineConfig({
  plugins: [hardhatEthers, hardhatIgnition, hardhatNetworkHelpers, quietDependencies],
  // Hardhat deletes what it does not know from `artifacts`, so the cache must lie elsewhere.
  paths: { ignition: 'scripts/deploy', cache: 'node_modules/.cache/hardhat', tests: { solidity: 'test/contracts' } },
  solidity: {
    profiles: { default: { compilers: [compiler] }, production: { compilers: [compiler] } },
    splitTestsCompilation: true,
    npmFilesToBuild: [
      '@openzeppelin/contracts/governance/TimelockController.sol',
      '@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier.sol',
    ],
  },
  test: {
    solidity: {
      profiles: {
        default: { fuzz: { runs: 256, seed: '0xa17' }, invariant: { runs: 256, depth: 500 } },
        // `--test-profile quick`, while one writes; `npm run test:nightly`.
        quick: { fuzz: { runs: 64, seed: '0xa17' }, invariant: { runs: 8, depth: 100 } },
        nightly: {
          fuzz: { runs: 10_000, seed: process.env['FUZZ_SEED'] ?? '0xa17' },
          invariant: { runs: 2_560, depth: 500 },
        },
      },
    },
  },
})
