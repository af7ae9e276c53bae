import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { datasetRegistryAbi, type Deployment, trainingPreference } from '@althing/proposals'
import { Interface, JsonRpcProvider, keccak256, toBeHex } from 'ethers'
import { z } from 'zod'
import { deploy } from '../deploy/deploy.ts'
import { parseDeployParameters } from '../deploy/parameters.ts'
import { startAnvil } from '../devnet/anvil.ts'
import { person } from '../devnet/people.ts'
import { choosePort } from '../devnet/ports.ts'
import { createServices } from '../devnet/services.ts'
import { buildContracts } from '../start/buildContracts.ts'
import { runNode } from '../terminal/runCommand.ts'
import type { Benchmark } from './figure.ts'

const events = 5_000
const batch = 125

const resultSchema = z.object({
  events: z.number(),
  blocks: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMiB: z.number(),
})

/** How fast a relayer that was away catches up: final lane with its proofs, its database and its index. */
export const benchRelayer: Benchmark = async (note) => {
  await buildContracts()
  const dir = await mkdtemp(join(tmpdir(), 'althing-bench-'))
  const services = createServices(dir)
  try {
    const { rpcUrl } = await startAnvil(services, { port: await choosePort({ service: 'chain' }), cwd: dir })
    const deployment = await deploy({
      parameters: parseDeployParameters(await readFile(new URL('../deploy/parameters/local.json', import.meta.url))),
      rpcUrl,
      privateKey: person('Deployer').privateKey,
      out: join(dir, 'deployment.json'),
    })
    await submitDatasets(deployment, rpcUrl, note)
    note('catching up')
    const { code, output } = await runNode([
      'scripts/bench/catchUpProcess.ts',
      rpcUrl,
      join(dir, 'deployment.json'),
      join(dir, 'relayer'),
    ])
    if (code !== 0) throw new Error(`catching up failed: ${output}`)
    const result = resultSchema.parse(JSON.parse(output))
    return [
      {
        name: `relayer catch-up, ${result.events} events in ${result.blocks} blocks`,
        value: result.events / result.seconds,
        unit: 'events/s',
      },
      {
        name: 'relayer catch-up, per second of its own CPU',
        value: result.events / result.cpuSeconds,
        unit: 'events/s',
      },
      { name: 'relayer catch-up, peak memory', value: result.peakMiB, unit: 'MiB' },
    ]
  } finally {
    await services.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

/** Fills the chain with submissions, a hundred and more a block. */
async function submitDatasets(deployment: Deployment, rpcUrl: string, note: (message: string) => void): Promise<void> {
  const provider = new JsonRpcProvider(rpcUrl, deployment.chainId, { staticNetwork: true, batchMaxCount: 1 })
  const registry = new Interface(datasetRegistryAbi)
  const { address } = person('Dagny')
  const bond = toBeHex(
    BigInt(
      await provider.call({ to: deployment.contracts.datasets, data: registry.encodeFunctionData('submissionBond') }),
    ),
  )
  await provider.send('evm_setAutomine', [false])
  await provider.send('evm_setBlockGasLimit', [toBeHex(300_000_000)])
  await provider.send('evm_setIntervalMining', [0])
  for (let sent = 0; sent < events; sent++) {
    const root = keccak256(toBeHex(sent + 1, 32))
    const commitment = { root, dirHash1: root, totalBytes: 1_000n, fileCount: 1 }
    const data = registry.encodeFunctionData('submit', [
      {
        commitment,
        metadataDigest: root,
        payout: address,
        preference: trainingPreference,
        uri: `https://example.org/${root}`,
      },
    ])
    // One after the other: anvil takes a batch in any order, and holds back what comes before its turn.
    await provider.send('eth_sendTransaction', [
      {
        from: address,
        to: deployment.contracts.datasets,
        data,
        value: bond,
        gas: toBeHex(400_000),
        nonce: toBeHex(sent),
      },
    ])
    if ((sent + 1) % batch > 0) continue
    await provider.send('anvil_mine', ['0x2'])
    note(`${sent + 1} of ${events} events`)
  }
  await provider.send('anvil_mine', ['0x10'])
  provider.destroy()
}
