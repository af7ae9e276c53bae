import { jobStates } from '@althing/proposals'
import { Gauge, type Registry } from 'prom-client'
import type { RelayerView } from './relayerView.ts'

/** Adds what an operator watches: how far the chain is followed, and how the jobs stand. */
export function registerRelayerMetrics(metrics: Registry, view: RelayerView): void {
  const gauge = (name: string, help: string, read: () => number) => {
    const registered: Gauge = new Gauge({ name, help, registers: [metrics], collect: () => registered.set(read()) })
  }
  gauge('althing_chain_head_block', 'Number of the latest block.', () => view.status().head?.number ?? 0)
  gauge(
    'althing_chain_final_block',
    'Number of the newest final block whose events are stored.',
    () => view.status().final?.number ?? 0,
  )
  gauge('althing_ready', '1 while the chain is followed and nothing failed.', () =>
    Number(view.status().status === 'ok'),
  )
  gauge(
    'althing_trainer_balance_ether',
    "The trainer's balance.",
    () => Number(view.status().trainerBalanceWei ?? 0n) / 1e18,
  )
  const jobs: Gauge = new Gauge({
    name: 'althing_jobs',
    help: 'Runs that this relayer knows, by state of its job.',
    labelNames: ['state'],
    registers: [metrics],
    collect() {
      const all = view.jobs()
      for (const state of jobStates) jobs.set({ state }, all.filter((job) => job.state === state).length)
    },
  })
}
