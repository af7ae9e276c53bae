import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { contribute } from '../../../scripts/devnet/contribute.ts'
import { type Devnet, startDevnet } from '../../../scripts/devnet/devnet.ts'
import { people } from '../../../scripts/devnet/people.ts'
import { choosePort } from '../../../scripts/devnet/ports.ts'
import { idOf } from '../../../scripts/devnet/proposalFolder.ts'
import { foundDao, offer } from '../../../scripts/devnet/seed.ts'
import { buildWebApp } from '../../../scripts/start/buildWebApp.ts'
import { serveWebApp } from '../../../scripts/start/serveWebApp.ts'
import type { Stack } from './stack.ts'

/** A port that nothing listens on. */
const nowhere = 'http://127.0.0.1:9'

/** Starts chain, contracts, relayer and web app once for every browser test, with a small DAO that has trained nothing. */
// oxlint-disable-next-line import/no-default-export -- Vitest asks for it
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'althing-browser-'))
  const ports = {
    rpc: await choosePort({ service: 'chain' }),
    api: await choosePort({ service: 'relayer' }),
    web: await choosePort({ service: 'web app' }),
  }
  // anvil mines ever more slowly with its height: each proposal here mines to the end of the one before it.
  const votingPeriod = { blocks: 180 }
  const [{ dist }, devnet] = await Promise.all([buildWebApp(), startDevnet({ dir, ports, votingPeriod })])
  const running = [() => devnet.stop()]
  const stop = async () => {
    for (const close of running.toReversed()) await close()
    await rm(dir, { recursive: true, force: true })
  }
  try {
    project.provide('stack', await bringUp({ devnet, dist, port: ports.web, running }))
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

type Parts = { devnet: Devnet; dist: string; port: number; running: (() => Promise<void>)[] }

async function bringUp({ devnet, dist, port, running }: Parts): Promise<Stack> {
  await devnet.startRelayer()
  const dao = await foundDao(devnet, () => {})
  const { proposal } = await offer(devnet, dao, {
    folder: dao.corpus.first,
    contributor: 'Egil',
    name: 'modules-v1',
    title: 'Train the first version',
    body: 'Approves a third of the rows and trains on it.',
  })
  const doubted = await offer(devnet, dao, {
    folder: dao.corpus.shuffled,
    contributor: 'Clara',
    name: 'modules-doubted',
    title: 'Train what somebody will doubt',
    body: 'Approves rows and trains on them.',
  })
  // A copy: another build may empty the folder while these tests run.
  const copy = join(devnet.dir, 'web')
  await cp(dist, copy, { recursive: true })
  const { rpcUrl, apiUrl, deployment } = devnet
  const runtime = { rpcUrl, apiUrl, deployment, local: { people } }
  const web = await serveWebApp({ dist: copy, runtime, port })
  running.push(() => web.close())
  const withoutApi = await serveWebApp({ dist: copy, runtime: { ...runtime, apiUrl: nowhere } })
  running.push(() => withoutApi.close())
  return {
    rpcUrl,
    apiUrl,
    webUrl: web.url,
    webUrlWithoutApi: withoutApi.url,
    deployment,
    submittedDataset: idOf(await contribute(devnet.althing, dao.corpus.second, 'Dagny')),
    trainingProposal: proposal,
    doubtedProposal: doubted.proposal,
    connectionFile: join(devnet.dir, 'connection.json'),
  }
}
