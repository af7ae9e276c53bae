import { join, resolve } from 'node:path'
import { startDevnet } from '../devnet/devnet.ts'
import type { Devnet } from '../devnet/devnet.ts'
import { choosePort } from '../devnet/ports.ts'
import { foundDao } from '../devnet/seed.ts'
import { buildContracts } from '../start/buildContracts.ts'
import { StopRequest, stopRequests } from '../start/stopRequests.ts'
import { root } from '../terminal/runCommand.ts'
import { readFlags } from '../terminal/readFlags.ts'
import { runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'
import type { Steps } from '../terminal/steps.ts'
import { becomesInForce, isRefused, startsNothing } from './acts.ts'
import type { Scene } from './scene.ts'

const usage = 'npm run demo [-- --json --dir DIR]'

/**
 * The loop without a hand on it: `npm run demo`, with `--json` one document last. Exits 0 when every check holds. Its state
 * is in `.althing/demo`, or in `--dir`.
 */
async function main(): Promise<void> {
  const { values } = readFlags(usage, {
    options: {
      json: { type: 'boolean', default: false },
      dir: { type: 'string', default: join(root, '.althing/demo') },
    },
  })
  const startedAt = Date.now()
  const stop = stopRequests()
  const steps = createSteps(values.json ? process.stderr : process.stdout)
  const devnet = await prepare(steps, resolve(values.dir))
  try {
    const first = await Promise.race([play(devnet, steps), devnet.failed, stop.requested])
    const seconds = (Date.now() - startedAt) / 1000
    const checks = steps.done.flatMap((step) => step.checks).length
    steps.heading(`Done: ${steps.done.length} steps, ${checks} facts checked, ${seconds.toFixed(0)} s.`)
    if (values.json) console.log(JSON.stringify({ format: 'demo/1', ok: true, seconds, ...first, steps: steps.done }))
  } catch (error) {
    if (!(error instanceof StopRequest)) throw error
    process.exitCode = 130
  } finally {
    await devnet.stop()
    stop.done()
  }
}

async function prepare(steps: Steps, dir: string): Promise<Devnet> {
  steps.heading('Althing: from files to a model in force, every step checked')
  return steps.run('A local chain', async (note) => {
    note('compiling the contracts')
    await buildContracts()
    const ports = { rpc: await choosePort({ service: 'local chain' }), api: await choosePort({ service: 'relayer' }) }
    const value = await startDevnet({ dir, ports, votingPeriod: { seconds: 60 } }, note)
    return { value, summary: `contracts deployed, governor ${value.deployment.contracts.governor}` }
  })
}

async function play(devnet: Devnet, steps: Steps) {
  const dao = await steps.run('A DAO', async (note) => {
    note('starting the relayer')
    await devnet.startRelayer()
    const value = await foundDao(devnet, note)
    return { value, summary: 'three holders, a base model, a held-out set, a trainer; founded by a decision' }
  })
  const scene: Scene = { devnet, dao, steps }
  const first = await becomesInForce(scene)
  const refused = await isRefused(scene, first)
  await startsNothing(scene, first)
  return { inForce: first.outcome, refused }
}

await runMain(main)
process.exit()
