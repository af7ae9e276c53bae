import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDevnet } from '../devnet/devnet.ts'
import { choosePort } from '../devnet/ports.ts'
import { allFor, foundDao, offer } from '../devnet/seed.ts'
import { waitFor } from '../devnet/waitFor.ts'
import { buildContracts } from '../start/buildContracts.ts'
import type { Benchmark } from './figure.ts'

/** From the execution of a proposal to its run started, and to its result, on the local chain with blocks of 1 s. */
export const benchLoop: Benchmark = async (note) => {
  await buildContracts()
  const dir = await mkdtemp(join(tmpdir(), 'althing-bench-'))
  const ports = { rpc: await choosePort({ service: 'chain' }), api: await choosePort({ service: 'relayer' }) }
  const devnet = await startDevnet({ dir, ports, votingPeriod: { seconds: 60 } }, note)
  try {
    await devnet.startRelayer()
    const dao = await foundDao(devnet, note)
    const { proposal } = await offer(devnet, dao, {
      folder: dao.corpus.second,
      contributor: 'Dagny',
      name: 'bench',
      title: 'Train once',
      body: 'To see how long it takes.',
    })
    const proposalId = await dao.decisions.carry(proposal, { proposer: 'Astrid', ballots: allFor })
    const executedAt = performance.now()
    const [runId = ''] = await dao.runs.authorizedBy(proposalId)
    const secondsUntil = (what: string, reached: readonly string[]) => {
      const probe = async () => {
        const status = await dao.runs.status(runId)
        return reached.includes(status) ? (performance.now() - executedAt) / 1000 : undefined
      }
      return waitFor(probe, { what, timeoutMs: 60_000, intervalMs: 20 })
    }
    note('waiting for the run')
    const started = await secondsUntil('the start of the run', ['Started', 'Submitted'])
    const submitted = await secondsUntil('the result of the run', ['Submitted'])
    return [
      {
        name: 'proposal executed → run started',
        value: started,
        unit: 's',
        aim: 'two blocks until it is final, and little more',
      },
      { name: 'proposal executed → result on chain', value: submitted, unit: 's' },
    ]
  } finally {
    await devnet.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
