import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deployment } from '@althing/proposals'
import { Registry } from 'prom-client'
import { createApi } from './api/createApi.ts'
import { createChain } from './chain/createChain.ts'
import { openDatabase, type OpenDatabase } from './db/openDatabase.ts'
import { pinDeployment } from './db/pinDeployment.ts'
import { createLocalEngine } from './engine/localEngine.ts'
import { findSandbox } from './engine/sandbox.ts'
import { createFetcher } from './fetch/fetcher.ts'
import { createJobQueue } from './jobs/jobQueue.ts'
import { createRunLedger, type RunLedger } from './ledger/runLedger.ts'
import type { Logger } from './log.ts'
import { createAttestor } from './orchestrator/attestRun.ts'
import { createChainFacts } from './orchestrator/chainFacts.ts'
import { createFollower } from './orchestrator/follower.ts'
import { createMarket } from './orchestrator/market.ts'
import { observeRuns } from './orchestrator/observeRuns.ts'
import { createProgressWriter } from './orchestrator/progressWriter.ts'
import { createRelayerState } from './orchestrator/relayerState.ts'
import type { RelayerView } from './orchestrator/relayerView.ts'
import type { RunContext } from './orchestrator/runContext.ts'
import { startWork } from './orchestrator/startWork.ts'
import { registerRelayerMetrics } from './orchestrator/relayerMetrics.ts'
import { tailOf } from './orchestrator/tailOf.ts'
import { watchBalance } from './orchestrator/watchBalance.ts'
import { createRunVerifier } from './orchestrator/verifyRun.ts'
import { createProjection } from './projection/projection.ts'
import { feedProjection } from './projection/feedProjection.ts'
import type { Settings } from './settings.ts'
import { createContentStore } from './store/contentStore.ts'
import type { TrainerKey } from './tx/key.ts'
import { createSentTransactions } from './tx/sentTransactions.ts'
import { createVerificationLedger, type VerificationLedger } from './verification/verificationLedger.ts'
import { createTransactionSender } from './tx/transactionSender.ts'

/** A relayer at work. */
export type Relayer = {
  /** Where its API listens. */
  readonly url: string
  readonly view: RelayerView
  /** Settles when it has stopped: resolved by `close`, rejected by what no waiting mends. */
  readonly stopped: Promise<void>
  close(): Promise<void>
}

export type RelayerParts = {
  readonly settings: Settings
  readonly deployment: Deployment
  readonly key: TrainerKey
  readonly log: Logger
  /** Let a test stand around every write of the ledgers. */
  readonly wrapLedger?: (ledger: RunLedger) => RunLedger
  readonly wrapVerifications?: (ledger: VerificationLedger) => VerificationLedger
}

/** Polls of the chain: a local one has a block a second, others need a hundredth of the patience that finality takes. */
const pollMsOf = (chainId: number) => (chainId === 31_337 ? 200 : 3_000)

/**
 * Starts a relayer: checks the chain, opens its database, goes on where it stopped, follows both lanes, works on runs and
 * serves the API.
 *
 * @throws ChainMismatch | FinalityViolation | DirectoryInUse | DatabaseInUse | OtherDeployment and their like, each saying
 * what to do.
 */
export async function createRelayer(parts: RelayerParts): Promise<Relayer> {
  const { databaseUrl: url, dataDir } = parts.settings
  const lost = Promise.withResolvers<never>()
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const opened = await openDatabase({ url, dataDir, onLost: lost.reject })
  try {
    return await startRelayer(parts, opened, lost.promise)
  } catch (error) {
    await opened.database.close()
    throw error
  }
}

async function startRelayer(parts: RelayerParts, opened: OpenDatabase, lost: Promise<never>): Promise<Relayer> {
  const { settings, deployment, key, log, wrapLedger = (ledger) => ledger } = parts
  const { wrapVerifications = (ledger) => ledger } = parts
  const { database, queueConnection } = opened
  const { dataDir } = settings
  const controller = new AbortController()
  const { signal } = controller
  const pollMs = pollMsOf(deployment.chainId)
  const now = Date.now
  const state = createRelayerState()
  const trainer = key.account.address

  await pinDeployment(database, deployment)

  const facts = createChainFacts()
  const projection = createProjection({ deployment })
  feedProjection(projection, state.view.events)
  const ledger = wrapLedger(createRunLedger(database, state.jobChanged))
  const queue = await createJobQueue(queueConnection, (error) => log.warn({ error: error.message }, 'job queue'))
  const chain = await createChain({
    settings,
    deployment,
    database,
    alongside: async (transaction, events) => {
      for (const run of observeRuns(events, deployment))
        if (await ledger.observe(transaction, run)) await queue.enqueue(run.executionKey, { transaction })
    },
  })
  for await (const { events, block } of chain.stored()) {
    facts.apply(events)
    state.finalEvents(events, block)
  }
  await ledger.releaseAll()
  for (const job of await ledger.all()) state.jobChanged(job)

  const follower = createFollower({ lane: chain.lane, preview: chain.preview, facts, state, log, pollMs, signal, now })
  const store = await createContentStore({ dir: join(dataDir, 'store'), quotaBytes: settings.storeQuotaBytes })
  const scratch = join(dataDir, 'engine')
  await mkdir(scratch, { recursive: true })
  const engine = createLocalEngine({ dir: scratch, sandbox: findSandbox(settings.searchPath, scratch) })
  const sender = createTransactionSender({
    account: key.account,
    chainId: deployment.chainId,
    quorum: chain.quorum,
    sent: createSentTransactions(database),
    limits: settings.limits,
    finalBlock: () => follower.finalHeader()?.number ?? 0,
    pollMs,
    signal,
    alarm: (message) => state.alarm('transactions', message),
  })
  const metrics = new Registry()
  registerRelayerMetrics(metrics, state.view)

  const api = await createApi(
    {
      deployment,
      trainer,
      view: state.view,
      projection,
      store,
      logTail: (runId, lines) => tailOf(state.view.job(runId), { engine, lines, runsDir: join(dataDir, 'runs') }),
      metrics,
    },
    { corsOrigins: settings.corsOrigins, logLevel: settings.logLevel === 'info' ? 'warn' : settings.logLevel },
  )
  const url = await api.listen({ host: settings.host, port: settings.port })
  const publicUrl = settings.publicUrl ?? url

  const market = createMarket({ deployment, quorum: chain.quorum, finalHeader: follower.finalHeader })
  const context: RunContext = {
    deployment,
    trainer,
    ledger,
    facts,
    quorum: chain.quorum,
    finalHeader: follower.finalHeader,
    market,
    verify: createRunVerifier({
      deployment,
      decoder: chain.decoder,
      quorum: chain.quorum,
      trust: settings.trust,
      finalHeader: follower.finalHeader,
    }),
    fetcher: createFetcher({ store, ...settings.fetch }),
    store,
    engine,
    sender,
    attest: createAttestor({
      deployment,
      store,
      facts,
      signer: {
        address: trainer,
        sign: async (digest) => key.account.sign({ hash: `0x${Buffer.from(digest).toString('hex')}` }),
      },
    }),
    runsDir: join(dataDir, 'runs'),
    artifactUri: (root) => `${publicUrl}/v1/manifests/${root}`,
    signal,
    publish: createProgressWriter({ ledger, state, now }),
  }
  await sender.resume()
  const { withdrawFrom, roles } = settings
  const verifications = wrapVerifications(createVerificationLedger(database))
  const stopWork = await startWork({ context, queue, state, log, pollMs, now, withdrawFrom, roles, verifications })
  const stopBalance = watchBalance({ quorum: chain.quorum, trainer, state })

  let closing: Promise<void> | null = null
  async function close(): Promise<void> {
    controller.abort(new Error('the relayer was asked to stop'))
    stopWork()
    stopBalance()
    await Promise.allSettled([api.close(), queue.close(), following])
    await database.close()
  }
  const following = follower.run()
  const ended = Promise.withResolvers<void>()
  const fail = (error: unknown) => {
    state.setStatus({ status: 'failed', reason: error instanceof Error ? error.message : String(error) })
    ended.reject(error)
  }
  following.then(() => ended.resolve(), fail)
  lost.catch(fail)
  return {
    url,
    view: state.view,
    stopped: ended.promise,
    close: () => (closing ??= close()),
  }
}
