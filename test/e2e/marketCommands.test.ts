import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asHex, datasetIdOf, licenseKindIdOf, lineageIdOf, seatIdOf, versionIdOf } from '@althing/proposals'
import { type BaseContract, ContractFactory, parseEther, ZeroAddress } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContract, readInteger, sendCall } from '../../scripts/governor/contractCalls.ts'
import type { PersonName } from '../../scripts/devnet/people.ts'
import { compile } from '../../scripts/solidity/compiler.ts'
import { type AlthingCommand, createAlthingCommand } from '../support/althingCommand.ts'
import { actionsOf } from '../support/decisions.ts'
import { lineageName, type SmallDao, startSmallDao } from '../support/smallDao.ts'

let dao: SmallDao
let command: AlthingCommand

beforeAll(async () => {
  dao = await startSmallDao()
  command = await createAlthingCommand(dao)
})
afterAll(() => dao.stop())

const word = (byte: string) => `0x${byte.repeat(32)}` as const
const result = {
  artifact: { root: word('aa'), dirHash1: word('ab'), totalBytes: 10, fileCount: 1 },
  attestationDigest: word('ac'),
  checkpointsRoot: word('ad'),
  metricBefore: 500_000,
  metricAfter: 900_000,
  worstRegression: 0,
}

test('a trainer puts ETH at stake, sees it, and takes it back after the delay', async () => {
  const trainer = { person: 'Trainer' }

  expect(await command(['trainer', 'bond', '0.5', '--hardware', 'one core'], trainer)).toMatchObject({ exitCode: 0 })
  expect(await command(['trainer', 'status'], trainer)).toMatchObject({
    exitCode: 0,
    document: { admitted: true, registered: true, bond: String(parseEther('0.6')), unbonding: '0', payments: '0' },
  })
  expect(await command(['trainer', 'unbond', '0.2'], trainer)).toMatchObject({ exitCode: 0 })
  expect(await command(['trainer', 'withdraw'], trainer)).toMatchObject({ exitCode: 6 })
  await dao.chain.passSeconds(901)
  expect(await command(['trainer', 'withdraw'], trainer)).toMatchObject({
    exitCode: 0,
    document: { withdrawn: String(parseEther('0.2')) },
  })
})

test('a false result is disputed, and a verifier who repeated the training overturns it', async () => {
  const verifiers = (['Freya', 'Gunnar'] as const).map((name) => dao.wallet(name).address)
  await dao.decide(actionsOf(...verifiers.map((verifier) => ({ type: 'verifier.set', verifier, admitted: true }))))
  await dao.decide(dao.authorize)
  await send('Trainer', 'start', 1n)
  await send('Trainer', 'submit', 1n, result, '')
  const { artifact, metricBefore, metricAfter, worstRegression } = result
  const found = { ...artifact, root: word('bb') }
  const folder = Object.entries(found).map(([key, here]) => ({ what: `artifact.${key}`, here }))
  const figures = Object.entries({ metricBefore, metricAfter, worstRegression }).map(([what, here]) => ({ what, here }))
  const repetition = { format: 'althing-repeat/1', runId: '1', comparisons: [...folder, ...figures] }
  await writeFile(join(dao.dir, 'repeat.json'), JSON.stringify(repetition))
  const vote = ['dispute', 'vote', '1', '--repeat', 'repeat.json']

  const opened = await command(['dispute', 'open', '1', '--evidence', 'repeat.json'], { person: 'Egil' })
  const stranger = await command(vote, { person: 'Dagny' })
  const neither = await command(['dispute', 'vote', '1'], { person: 'Freya' })
  const voted = await command(vote, { person: 'Freya' })
  const agreed = await command(vote, { person: 'Gunnar' })

  expect(opened).toMatchObject({ exitCode: 0, document: { runId: '1', bond: String(parseEther('0.01')) } })
  expect(stranger).toMatchObject({ exitCode: 6 })
  expect(neither).toMatchObject({ exitCode: 2 })
  expect(voted).toMatchObject({ exitCode: 0, document: { finding: { artifact: { root: word('bb') } } } })
  expect(agreed).toMatchObject({ exitCode: 0 })
  expect(await command(['dispute', 'show', '1'])).toMatchObject({
    exitCode: 0,
    document: { disputed: true, bitExact: true, threshold: 2, verdict: 'Overturned' },
  })
  expect(await dao.runStatus(1n)).toBe('Overturned')
})

test('a dispute that nobody opened has nothing to show and nothing to close', async () => {
  expect(await command(['dispute', 'show', '2'])).toMatchObject({ exitCode: 0, document: { disputed: false } })
  expect(await command(['dispute', 'close', '2'])).toMatchObject({ exitCode: 6 })
  expect(await command(['dispute', 'show', 'two'])).toMatchObject({ exitCode: 2 })
})

test('a contributor claims what a version earned for its dataset', async () => {
  const [base, set] = dao.folders
  if (!base || !set) throw new RangeError('no folders')
  const version = versionIdOf(lineageIdOf(lineageName), 0n, base.manifest.root)
  const dataset = { contributor: dao.wallet('Dagny').address, root: set.manifest.root }
  await dao.decide(actionsOf({ type: 'reward.setWeights', version, weights: [{ dataset, weight: 1 }] }))
  const value = parseEther('3')
  const args = [version, ZeroAddress, value]
  await sendCall(dao.wallet('Egil'), dao.deployment, { contract: 'vault', method: 'deposit', args, value })

  const listed = await command(['claim', '--list'], { person: 'Dagny' })
  const claimed = await command(['claim'], { person: 'Dagny' })

  const id = datasetIdOf(`0x${dataset.contributor.slice(2)}`, set.manifest.root)
  const owed = { dataset: id, version, amount: String(value), frozen: false }
  expect(listed).toMatchObject({ exitCode: 0, document: { claimed: [], left: [owed] } })
  expect(claimed).toMatchObject({ exitCode: 0, document: { claimed: [owed], left: [] } })
  expect(await command(['claim'], { person: 'Dagny' })).toMatchObject({ document: { claimed: [], left: [] } })
})

test('a consumer buys a seat, and pays for uses by one voucher of all that it owes', async () => {
  const lineage = lineageIdOf(lineageName)
  const terms = { currency: ZeroAddress, transferable: false, purpose: 'commercial', spdx: '', termsDigest: word('cc') }
  const kindOf = (form: number, price: bigint, duration: number) =>
    licenseKindIdOf({ ...terms, currency: `0x${'00'.repeat(20)}`, lineage, form, price, duration })
  const [seat, use] = [kindOf(0, parseEther('0.25'), 2_592_000), kindOf(1, 1n, 0)]
  const opening = { type: 'license.open', lineage: lineageName, currency: 'ETH', purpose: 'commercial' }
  const termsDigest = word('cc').slice(2)
  await dao.decide(
    actionsOf(
      { ...opening, form: 'seat', price: '0.25', duration: '30 days', termsDigest },
      { ...opening, form: 'use', price: '0.000000000000000001', termsDigest },
    ),
  )
  const voucher = (total: string, out: string) =>
    command(['license', 'voucher', use, '--channel', '7', '--total', total, '--out', out], { person: 'Egil' })

  const bought = await command(['license', 'buy', seat, '--quantity', '2'], { person: 'Egil' })
  const wrong = await command(['license', 'buy', use], { person: 'Egil' })
  const egil = dao.wallet('Egil')
  const prepaid = await command(['license', 'prepay', '1000', '--payer', egil.address], { person: 'Dagny' })
  await voucher('300', 'first.json')
  await voucher('900', 'latest.json')
  const settled = await command(['license', 'settle', 'first.json', 'latest.json'], { person: 'Freya' })

  expect(bought).toMatchObject({ exitCode: 0, document: { quantity: '2', price: String(parseEther('0.5')) } })
  expect(wrong).toMatchObject({ exitCode: 6 })
  expect(prepaid).toMatchObject({ exitCode: 0, document: { payer: egil.address, amount: '1000' } })
  expect(settled).toMatchObject({ exitCode: 0, document: { vouchers: 2 } })
  const channel = { contract: 'licenses', method: 'channelOf', args: [egil.address, use, 7n] } as const
  const [paid] = await readContract(dao.provider, dao.deployment, channel)
  expect(Object(paid).toObject()).toMatchObject({ paid: 900n })
})

test('a token pays by permit, for a seat and for a deposit, with no approval before', async () => {
  const { token, licenses } = dao.deployment.contracts
  const terms = { currency: token, transferable: false, purpose: 'research', spdx: 'MIT' }
  await dao.decide(actionsOf({ type: 'license.open', ...terms, lineage: lineageName, form: 'seat', price: '7' }))
  const ids = { lineage: lineageIdOf(lineageName), price: 7n, duration: 0, form: 0, termsDigest: word('00') }
  const buy = ['license', 'buy', licenseKindIdOf({ ...terms, ...ids }), '--quantity', '3']
  const prepay = ['license', 'prepay', '50', '--asset', token]
  const dagny = { person: 'Dagny' }

  expect(await command(buy, dagny)).toMatchObject({ exitCode: 6 })
  expect(await command([...buy, '--permit'], dagny)).toMatchObject({ exitCode: 0, document: { price: '21' } })
  expect(await command(prepay, dagny)).toMatchObject({ exitCode: 6 })
  expect(await command([...prepay, '--permit'], dagny)).toMatchObject({ exitCode: 0, document: { amount: '50' } })

  const allowance = { contract: 'token', method: 'allowance', args: [dao.wallet('Dagny').address, licenses] } as const
  expect(await readInteger(dao.provider, dao.deployment, allowance)).toBe(0n)
  expect(await depositOf('Dagny', token)).toBe(50n)
})

test('a payment that is signed in a file is brought by somebody else, once, for what it says', async () => {
  const usd = await deployDollar()
  const dagny = dao.wallet('Dagny').address
  await (await usd.getFunction('mint')(dagny, 100n)).wait()
  const currency = asHex(await usd.getAddress())
  const terms = { currency, transferable: false, purpose: 'research', spdx: 'MIT' }
  await dao.decide(actionsOf({ type: 'license.open', ...terms, lineage: lineageName, form: 'seat', price: '9' }))
  const ids = { lineage: lineageIdOf(lineageName), price: 9n, duration: 0, form: 0, termsDigest: word('00') }
  const kind = licenseKindIdOf({ ...terms, ...ids })
  const signed = await sign(['buy', kind, '--quantity', '2'], 'seats.json')
  await sign(['prepay', '30', '--asset', currency], 'deposit.json')
  const text = await readFile(join(dao.dir, 'seats.json'), 'utf8')
  await writeFile(join(dao.dir, 'other.json'), text.replace(dagny, dao.wallet('Freya').address))

  expect(signed).toMatchObject({
    exitCode: 0,
    document: { pays: { for: 'seats', kind, quantity: '2', holder: dagny } },
  })
  expect(await sign(['buy', kind], 'seats.json')).toMatchObject({ exitCode: 3 })
  expect(await relay('other.json')).toMatchObject({ exitCode: 6 })
  expect(await relay('seats.json')).toMatchObject({ exitCode: 0, document: { payer: dagny } })
  expect(await relay('seats.json')).toMatchObject({ exitCode: 6 })
  expect(await relay('deposit.json')).toMatchObject({ exitCode: 0 })
  const seat = { contract: 'licenses', method: 'balanceOf', args: [dagny, seatIdOf(kind, 2n ** 48n - 1n)] } as const
  expect(await readInteger(dao.provider, dao.deployment, seat)).toBe(2n)
  expect(await depositOf('Dagny', currency)).toBe(30n)
  expect(await usd.getFunction('balanceOf')(dagny)).toBe(100n - 18n - 30n)
})

test('a deposit is reclaimed, and had back after the delay', async () => {
  const asset = ['--asset', dao.deployment.contracts.token]
  const egil = { person: 'Egil' }
  await command(['license', 'prepay', '90', ...asset, '--permit'], egil)

  const early = await command(['license', 'withdraw', ...asset], egil)
  const reclaimed = await command(['license', 'reclaim', '40', ...asset], egil)
  await dao.chain.passSeconds(3 * 86_400)
  const withdrawn = await command(['license', 'withdraw', ...asset], egil)

  expect(early).toMatchObject({ exitCode: 6 })
  expect(reclaimed).toMatchObject({ exitCode: 0, document: { requested: '40', balance: '90' } })
  expect(withdrawn).toMatchObject({ exitCode: 0, document: { withdrawn: '40', balance: '50' } })
  expect(await depositOf('Egil', dao.deployment.contracts.token)).toBe(50n)
})

test('what cannot be paid by permit is said before anything is signed', async () => {
  const prepay = ['license', 'prepay', '1', '--permit']
  const [egil, { token, models }] = [{ person: 'Egil' }, dao.deployment.contracts]

  expect(await command(prepay, egil)).toMatchObject({ exitCode: 2 })
  expect(await command([...prepay, '--asset', token, '--payer', models], egil)).toMatchObject({ exitCode: 2 })
  expect(await command([...prepay, '--asset', models], egil)).toMatchObject({ exitCode: 6 })
  expect(await command([...prepay, '--asset', token, '--sign', 'a.json'], egil)).toMatchObject({ exitCode: 2 })
})

/** A token that takes permits and payments by signature, as dollars on chain do. */
async function deployDollar(): Promise<BaseContract> {
  const path = 'test/contracts/support/tokens/TestToken.sol'
  const sources = new Map([[path, await readFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')]])
  const token = compile(sources, 'bytecode', [path]).contracts.get(path)?.get('TestToken')
  if (!token) throw new RangeError(`${path} does not compile`)
  const deployed = await new ContractFactory(token.abi, token.bytecode, dao.wallet('Freya')).deploy()
  return deployed.waitForDeployment()
}

const sign = (args: string[], file: string) => command(['license', ...args, '--sign', file], { person: 'Dagny' })
const relay = (file: string) => command(['license', 'relay', file], { person: 'Freya' })

async function depositOf(name: PersonName, asset: string): Promise<unknown> {
  const question = { contract: 'licenses', method: 'prepaymentOf', args: [dao.wallet(name).address, asset] } as const
  const [deposit] = await readContract(dao.provider, dao.deployment, question)
  return Object(deposit).toObject()['balance']
}

async function send(name: PersonName, method: string, ...args: unknown[]): Promise<void> {
  await sendCall(dao.wallet(name), dao.deployment, { contract: 'runs', method, args })
}
