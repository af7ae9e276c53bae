import { contractInterface, hashConfig, parseConfig } from '@althing/proposals'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { checkSums } from '../../scripts/demo/sha256sum.ts'
import { contribute, pack } from '../../scripts/devnet/contribute.ts'
import { createDecisions } from '../../scripts/devnet/decisions.ts'
import { type Devnet, startDevnet } from '../../scripts/devnet/devnet.ts'
import { choosePort } from '../../scripts/devnet/ports.ts'
import { writeProposal } from '../../scripts/devnet/proposalFolder.ts'
import { allFor } from '../../scripts/devnet/seed.ts'
import { adapterDraft, writeAnswers, writeLanguageModel } from '../support/adapterProposal.ts'
import { alterResult, type AlteringProxy, startAlteringProxy, unaltered } from '../support/alteringProxy.ts'
import { type AlthingCommand, createAlthingCommand } from '../support/althingCommand.ts'

let root = ''
let devnet: Devnet
let mirror: AlteringProxy
let chain: AlteringProxy
let dir = ''
let althing: AlthingCommand
/** Approved: an adapter of two datasets. */
let adapter = ''
/** Approved too. */
let other = ''
/** Approved, then revoked by a decision. */
let withdrawn = ''
/** Approved, then one of its datasets was revoked by a decision. */
let tainted = ''
let leaked = ''

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'althing-config-'))
  const ports = { rpc: await choosePort({ service: 'local chain' }), api: await choosePort({ service: 'relayer' }) }
  devnet = await startDevnet({ dir: join(root, 'devnet'), ports, votingPeriod: { seconds: 60 } })
  await devnet.startRelayer()
  mirror = await startAlteringProxy(devnet.apiUrl)
  chain = await startAlteringProxy(devnet.rpcUrl)
  for (const { voter } of allFor) await devnet.althing('delegate', '--person', voter)
  await devnet.chain.mine(1)
  const decisions = createDecisions(devnet)

  const answers = (name: string, split: string) => writeAnswers(join(root, name), split, { [name]: 'It depends.' })
  const faq = await contribute(devnet.althing, await answers('faq', 'train'), 'Dagny')
  const manuals = await contribute(devnet.althing, await answers('manuals', 'train'), 'Egil')
  const letters = await contribute(devnet.althing, await answers('letters', 'train'), 'Egil')
  const evaluateOn = await contribute(devnet.althing, await answers('held-out', 'test'), 'Clara')
  const model = await writeLanguageModel(join(root, 'language-model'))
  const base = await pack(devnet.althing, model)
  const { draft, configIds } = adapterDraft([
    { name: 'adapter', base, trainOn: [faq, manuals], evaluateOn },
    { name: 'other', base, trainOn: [manuals], evaluateOn },
    { name: 'withdrawn', base, trainOn: [faq], evaluateOn },
    { name: 'tainted', base, trainOn: [faq, letters], evaluateOn },
  ])
  const carry = { proposer: 'Astrid', ballots: allFor }
  await decisions.carry(await writeProposal(join(root, 'approve'), draft), carry)
  await devnet.althing('dataset', 'upload', model)
  ;[adapter = '', other = '', withdrawn = '', tainted = ''] = configIds
  leaked = letters.commitment.root

  // One pull of it before the second decision: `verify` must find out afterwards.
  await devnet.althing('pull', withdrawn, '--at', 'latest', '--out', join(root, 'pulled-before'))
  const actions = [
    { type: 'config.revoke', config: withdrawn, reason: 'Its learning rate diverges.' },
    { type: 'dataset.revoke', dataset: { contributor: letters.contributor, root: leaked }, reason: 'Private letters.' },
  ]
  const revocation = { title: 'Withdraw', body: 'Takes a config and a dataset out of use.', actions }
  await decisions.carry(await writeProposal(join(root, 'revoke'), revocation), carry)
})

afterAll(async () => {
  await mirror?.close()
  await chain?.close()
  await devnet?.stop()
  await rm(root, { recursive: true, force: true })
})

beforeEach(async () => {
  dir = await mkdtemp(join(root, 'work-'))
  const deploymentPath = join(root, 'devnet/deployment.json')
  const options = { apiUrl: mirror.url, env: { HOME: dir } }
  althing = await createAlthingCommand({ dir, rpcUrl: chain.url, deploymentPath }, options)
})

afterEach(() => {
  mirror.alter(unaltered)
  chain.alter(unaltered)
})

const pull = (id: string, ...args: readonly string[]) =>
  althing(['pull', id, '--at', 'latest', '--out', 'adapter', ...args])
const verify = (folder: string) => althing(['verify', folder, '--at', 'latest'])
const read = (path: string) => readFile(join(dir, 'adapter', path), 'utf8')

describe('pull of a config', () => {
  it('brings config, data and base as they were voted, which verify and sha256sum find right', async () => {
    expect(await pull(adapter)).toMatchObject({
      exitCode: 0,
      document: { verified: true, configId: adapter, exported: [] },
    })
    const names = await readdir(join(dir, 'adapter'))
    expect(names.toSorted()).toEqual(['SHA256SUMS', 'base', 'config.json', 'datasets', 'lock.json', 'manifests'])
    expect(await readdir(join(dir, 'adapter/datasets'))).toHaveLength(3)

    await checkSums(join(dir, 'adapter'), 'SHA256SUMS')
    expect((await read('SHA256SUMS')).match(/ {2}\S+$/gm)).toHaveLength(1 + 2 + 3 * 2)
    expect(await verify('adapter')).toMatchObject({ exitCode: 0, document: { verified: true, approved: true } })
  })

  it('leaves the datasets out where they are not wanted', async () => {
    expect((await pull(adapter, '--no-data')).exitCode).toBe(0)
    expect(await readdir(join(dir, 'adapter'))).not.toContain('datasets')
    expect((await verify('adapter')).exitCode).toBe(0)
  })

  it.each([
    ['trl', ['trl.yaml']],
    ['axolotl', ['axolotl.yaml']],
    ['llamafactory', ['llamafactory.yaml', 'dataset_info.json']],
    ['trainjob', ['trainjob.yaml']],
  ])('writes what %s reads: what was voted, and files that are there', async (format, exported) => {
    expect(await pull(adapter, '--format', format)).toMatchObject({ exitCode: 0, document: { exported } })
    const config = parseConfig(await read('config.json'))
    const [main = ''] = exported
    const written = await read(main)
    expect(written).toContain(hashConfig(config).slice(2))

    const values = valuesIn(settingsOf(written))
    const { learning_rate, max_length, weight_decay, adam_beta2, seed, warmup_steps } = config.training
    const voted = [learning_rate, max_length, weight_decay, adam_beta2, seed, warmup_steps]
    expect(values).toEqual(
      expect.arrayContaining([...voted, config.method.type === 'lora' && config.method.r, './base']),
    )

    const all = [...values, ...(exported[1] === undefined ? [] : valuesIn(JSON.parse(await read(exported[1]))))]
    const data = all.filter((value) => typeof value === 'string' && value.startsWith('./datasets/')).map(String)
    expect(data.toSorted()).toEqual(config.datasets.map((set) => `./datasets/${set.root}/data/train.jsonl`).toSorted())
    for (const path of [...data, './base/config.json'])
      expect((await stat(join(dir, 'adapter', path))).isFile()).toBe(true)
    await checkSums(join(dir, 'adapter'), 'SHA256SUMS')
    expect(await verify('adapter')).toMatchObject({ exitCode: 0, document: { exported } })
  })

  it('gives a TrainJob sums that hold in the folder it is started in, and the deciding proposal', async () => {
    const { document } = await pull(adapter, '--format', 'trainjob')
    const { data, metadata } = configMapIn(await read('trainjob.yaml'))
    await writeFile(join(dir, 'sums'), data['SHA256SUMS'] ?? '')
    await checkSums(join(dir, 'adapter'), join(dir, 'sums'))
    expect(metadata.annotations['althing.dev/proposal-id']).toBe(document['proposalId'])
  })

  it('takes nothing from a mirror that changes one bit, whatever it is of', async () => {
    for (const kind of ['/v1/manifests/', '/v1/blobs/', '/v1/documents/']) {
      mirror.alter((passing) => {
        const altered = Buffer.from(passing.body)
        altered.writeUInt8(altered.readUInt8(9) ^ 1, 9)
        return passing.path.startsWith(kind) ? { ...passing, body: altered } : passing
      })
      expect([kind, (await pull(adapter, '--format', 'trl')).exitCode]).toEqual([kind, 4])
      expect(await readdir(dir)).not.toContain('adapter')
    }
  })

  it('takes no other config that an endpoint passes off as the one asked for', async () => {
    const record = await devnet.chain.provider.call({ to: devnet.deployment.contracts.models, data: configCall(other) })
    chain.alter((passing) => alterResult(passing, 'eth_call', record, (data) => data === configCall(adapter)))
    const error = { message: expect.stringContaining(`id of the config: found ${other}`) }
    expect(await pull(adapter)).toMatchObject({ exitCode: 4, document: { error } })
    expect(await pull(adapter, '--rpc', `${devnet.rpcUrl},${chain.url}`)).toMatchObject({ exitCode: 4 })
  })

  it('refuses what is not in force, each with its reason', async () => {
    const unknown = `0x${'12'.repeat(32)}`
    const cases = [
      { id: withdrawn, reason: 'found it revoked' },
      { id: tainted, reason: `found its dataset ${leaked} Revoked` },
      { id: unknown, reason: 'found no such config' },
    ]
    for (const { id, reason } of cases) {
      const error = { kind: 'refused', message: expect.stringContaining(`config ${id}`), exitCode: 6 }
      const ended = await pull(id)
      expect(ended).toMatchObject({ exitCode: 6, document: { error } })
      expect(ended.stdout).toContain(reason)
      expect(await readdir(dir)).toEqual(['connection.json'])
    }
  })

  it.each([
    ['an id that is too short', ['0x1234'], 2],
    ['a flag that speaks of versions', [`0x${'12'.repeat(32)}`, '--allow-rollback'], 2],
  ])('refuses %s', async (_what, [id = '', ...args], exitCode) => {
    expect((await pull(id, ...args)).exitCode).toBe(exitCode)
  })
})

describe('verify of a config', () => {
  it('says when a folder pulled before is not in force any more', async () => {
    const error = { kind: 'verification', message: expect.stringContaining('found it revoked') }
    expect(await verify(join(root, 'pulled-before'))).toMatchObject({ exitCode: 4, document: { error } })
  })

  it.each([
    ['the base’s weights', 'base/model.safetensors', () => 'other weights'],
    ['the config', 'config.json', (text: string) => text.replace('"seed":42', '"seed":43')],
    ['what the tool reads', 'trl.yaml', (text: string) => text.replace('seed: 42', 'seed: 43')],
    ['the id in the lock', 'lock.json', (text: string) => text.replaceAll(adapter, withdrawn)],
    ['a file too much', 'base/pickle.bin', () => 'x'],
  ])('finds %s', async (_what, path, change) => {
    await pull(adapter, '--format', 'trl')
    await writeFile(join(dir, 'adapter', path), change(await read(path).catch(() => '')))
    expect((await verify('adapter')).exitCode).toBe(4)
  })
})

/** Calldata of the registry's view of a config. */
function configCall(id: string): string {
  return contractInterface('models').encodeFunctionData('config', [id])
}

const configMap = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
  data: z.record(z.string(), z.string()),
})

function configMapIn(text: string): z.infer<typeof configMap> {
  return configMap.parse(parseAllDocuments(text)[0]?.toJS())
}

/** The tool's settings: the file itself, or for a TrainJob the one in its ConfigMap. */
function settingsOf(text: string): unknown {
  return text.includes('kind: "ConfigMap"') ? parse(configMapIn(text).data['trl.yaml'] ?? '') : parse(text)
}

/** Every plain value in a document, however deep. */
function valuesIn(value: unknown): unknown[] {
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(valuesIn) : [value]
}
