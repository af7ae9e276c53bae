import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  asHex,
  type ContractName,
  contractInterface,
  contractNames,
  parseDeployment,
  roleCensus,
  timelockRoles,
} from '@althing/proposals'
import { HDNodeWallet, id, Mnemonic } from 'ethers'
import { network } from 'hardhat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readContract, readRoleEvents } from '../../../scripts/deploy/chain.ts'
import { requireRoles, requireTiers } from '../../../scripts/deploy/checks.ts'
import { deploy } from '../../../scripts/deploy/deploy.ts'
import { DeployError } from '../../../scripts/deploy/deployError.ts'
import { parseDeployParameters } from '../../../scripts/deploy/parameters.ts'
import { createRpc } from '../../../scripts/deploy/rpc.ts'
import { startFlakyNode } from './flakyNode.ts'

const phrase = Mnemonic.fromPhrase('test test test test test test test test test test test junk')
const walletOf = (index: number) => HDNodeWallet.fromMnemonic(phrase, `m/44'/60'/0'/0/${index}`)
const keyOf = (index: number) => walletOf(index).privateKey
const addressOf = (index: number) => walletOf(index).address

let rpcUrl: string
let dir: string
let close: () => Promise<void>

beforeAll(async () => {
  const server = await network.createServer({}, '127.0.0.1', 0)
  const { address, port } = await server.listen()
  rpcUrl = `http://${address}:${port}`
  close = () => server.close()
  dir = await mkdtemp(join(tmpdir(), 'althing-deploy-'))
})

afterAll(async () => {
  await close()
  await rm(dir, { recursive: true, force: true })
})

const readParameters = async (name: string) => {
  return parseDeployParameters(await readFile(new URL(`../../../scripts/deploy/parameters/${name}`, import.meta.url)))
}

const sentBy = async (address: string) =>
  Number(await createRpc(rpcUrl)('eth_getTransactionCount', [address, 'latest']))

/** Every contract but `runs`, three grants, the tiers and a renunciation. */
const allTransactions = contractNames.length - 1 + 3 + 1 + 1

const readDeployment = async () => parseDeployment(await readFile(join(dir, 'first', '31337.json'), 'utf8'))

describe('deploy', () => {
  it('writes a document that everyone can read, of a DAO in which the deployer holds nothing', async () => {
    const out = join(dir, 'first', '31337.json')

    const deployment = await deploy({
      parameters: await readParameters('local.json'),
      rpcUrl,
      privateKey: keyOf(0),
      out,
    })

    expect(parseDeployment(await readFile(out, 'utf8'))).toEqual(deployment)
    expect(deployment).toMatchObject({ chainId: 31337, name: 'Althing', clock: 'blocknumber' })
    const events = await readRoleEvents(createRpc(rpcUrl), deployment.contracts.timelock, deployment.blockNumber)
    expect(roleCensus(deployment, events)).toEqual({ missing: [], unexpected: [] })
  })

  it.each([
    ['blocknumber', 6],
    ['timestamp', 7],
  ] as const)('leaves the deployer without a role anywhere, whatever the clock: %s', async (clock, account) => {
    const local = await readParameters('local.json')
    const governor = { ...local.governor, votingDelay: { seconds: 3 } }

    const deployment = await deploy({
      parameters: { ...local, governor, clock },
      rpcUrl,
      privateKey: keyOf(account),
      out: join(dir, clock, 'a.json'),
    })

    const read = async (name: ContractName, view: string, ...args: unknown[]) => {
      return readContract(createRpc(rpcUrl), { name, address: deployment.contracts[name] }, view, args)
    }
    const deployer = addressOf(account)
    const answers = await Promise.all([
      ...Object.values(timelockRoles).map((role) => read('timelock', 'hasRole', role, deployer)),
      read('runs', 'isTrainer', deployer),
      read('runs', 'isVerifier', deployer),
      read('reviews', 'isReviewer', deployer),
      read('council', 'isMember', deployer),
    ])
    expect(new Set(answers)).toEqual(new Set([false]))
    expect(await read('governor', 'proposalGuardian')).toBe(deployment.contracts.council)
    expect(await read('governor', 'CLOCK_MODE')).toContain(`mode=${clock}`)
    expect(deployment.clock).toBe(clock)
  })

  it('finds a finished deployment again, without a transaction', async () => {
    const options = {
      parameters: await readParameters('local.json'),
      rpcUrl,
      privateKey: keyOf(1),
      out: join(dir, 'again', 'a.json'),
    }
    const first = await deploy(options)
    const sent = await sentBy(addressOf(1))

    const second = await deploy(options)

    expect(second).toEqual(first)
    expect(await sentBy(addressOf(1))).toBe(sent)
  })

  it.each([1, 3, 5, 8])('goes on where a run lost its node after %i transactions', async (sent) => {
    const options = {
      parameters: await readParameters('local.json'),
      privateKey: keyOf(10 + sent),
      out: join(dir, `cut-${sent}`, 'a.json'),
    }
    const flaky = await startFlakyNode(rpcUrl, sent)
    await expect(deploy({ ...options, rpcUrl: flaky.url })).rejects.toThrow('found no answer')
    await flaky.close()
    expect(await sentBy(addressOf(10 + sent))).toBe(sent)

    const deployment = await deploy({ ...options, rpcUrl })

    expect(await sentBy(addressOf(10 + sent))).toBe(allTransactions)
    expect(parseDeployment(await readFile(options.out, 'utf8'))).toEqual(deployment)
  })

  it('refuses other parameters for what was begun', async () => {
    const options = { rpcUrl, privateKey: keyOf(3), out: join(dir, 'other', 'a.json') }
    await deploy({ ...options, parameters: await readParameters('local.json') })

    const attempt = deploy({ ...options, parameters: await readParameters('sepolia.json') })

    await expect(attempt).rejects.toThrow(DeployError)
    await expect(attempt).rejects.toThrow(/begun with other parameters/)
  })

  it('turns human units into the clock’s, and lets the deployer hold tokens where it is asked for', async () => {
    const deployment = await deploy({
      parameters: await readParameters('sepolia.json'),
      rpcUrl,
      privateKey: keyOf(4),
      out: join(dir, 'units', 'a.json'),
    })
    const read = (name: ContractName, view: string) => {
      return readContract(createRpc(rpcUrl), { name, address: deployment.contracts[name] }, view)
    }

    expect(await read('governor', 'votingDelay')).toBe(7_200n)
    expect(await read('governor', 'votingPeriod')).toBe(36_000n)
    expect(await read('governor', 'quorumDenominator')).toBe(10_000n)
    expect(await read('governor', 'queueWindow')).toBe(100_800n)
    expect(await read('governor', 'executionWindow')).toBe(1_209_600n)
    expect(await read('timelock', 'getMinDelay')).toBe(172_800n)
    expect(await read('runs', 'challengeWindow')).toBe(864_000n)
    expect(await read('token', 'totalSupply')).toBe(10n ** 24n)
  })

  it('says that nobody answers where nobody does', async () => {
    const attempt = deploy({
      parameters: await readParameters('local.json'),
      rpcUrl: 'http://127.0.0.1:1',
      privateKey: keyOf(0),
      out: join(dir, 'nobody', 'a.json'),
    })

    await expect(attempt).rejects.toThrow(DeployError)
  })
})

describe('requireRoles', () => {
  it('finds a deployer that kept a role, and an account that was given one', async () => {
    const { ethers } = await network.create()
    const [deployer, mallory] = await ethers.getSigners()
    const timelock = await ethers.deployContract('TimelockController', [60, [mallory], [], deployer])
    const rpc = async (method: string, params: readonly unknown[]): Promise<unknown> =>
      ethers.provider.send(method, [...params])
    const deployment = {
      ...(await readDeployment()),
      blockNumber: 0,
      contracts: { ...(await readDeployment()).contracts, timelock: asHex(await timelock.getAddress()) },
    }

    const events = await readRoleEvents(rpc, deployment.contracts.timelock, 0)

    expect(roleCensus(deployment, events).unexpected.map(({ role, account }) => [role, account])).toEqual([
      [timelockRoles.DEFAULT_ADMIN, deployer?.address],
      [id('PROPOSER_ROLE'), mallory?.address],
      [id('CANCELLER_ROLE'), mallory?.address],
    ])
    await expect(requireRoles(rpc, deployment)).rejects.toThrow(DeployError)
  })
})

describe('requireTiers', () => {
  it('finds a rule that is missing, and one that asks for less', async () => {
    const deployment = await readDeployment()
    const { contracts } = deployment
    const governor = contractInterface('governor')
    const rule = { target: contracts.datasets, selector: '0x12345678', tier: 0 }
    const rpc = async (method: string, params: readonly unknown[]): Promise<unknown> => {
      if (method !== 'eth_getLogs') return createRpc(rpcUrl)(method, params)
      const { target, selector, tier } = rule
      return [governor.encodeEventLog('TierRuleSet', [target, selector, tier])]
    }

    const attempt = requireTiers(rpc, deployment)

    await expect(attempt).rejects.toThrow(`unexpected: ${contracts.datasets.toLowerCase()} 0x12345678 Routine`)
    await expect(attempt).rejects.toThrow(/missing: 0x[0-9a-f]{40} 0x[0-9a-f]{8} Model/)
  })
})
