import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { startDevnet } from '../devnet/devnet.ts'
import type { Devnet } from '../devnet/devnet.ts'
import { people } from '../devnet/people.ts'
import { choosePort } from '../devnet/ports.ts'
import { root } from '../terminal/runCommand.ts'
import { readFlags } from '../terminal/readFlags.ts'
import { runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'
import type { Steps } from '../terminal/steps.ts'
import { buildContracts } from './buildContracts.ts'
import { buildWebApp } from './buildWebApp.ts'
import { fastForward } from './fastForward.ts'
import { seedDao } from './seedDao.ts'
import { serveWebApp } from './serveWebApp.ts'
import { StopRequest, stopRequests } from './stopRequests.ts'

const usage = `npm start [-- --web-port N --api-port N --rpc-port N --dir DIR]

Starts a local chain, the relayer and the web app, with a small DAO to try. Ports that are not given are 4173, 4174 and
8545, or free ones when those are in use. Everything lives in .althing/devnet (or --dir) and ends with Ctrl-C.`

const defaults = { web: 4173, api: 4174, rpc: 8545 } as const
type PortName = keyof typeof defaults

async function main(): Promise<void> {
  const { values } = readFlags(usage, {
    options: {
      'web-port': { type: 'string' },
      'api-port': { type: 'string' },
      'rpc-port': { type: 'string' },
      dir: { type: 'string', default: join(root, '.althing/devnet') },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)

  const stop = stopRequests()
  const steps = createSteps(process.stdout)
  const ports = await choosePorts((name) => values[`${name}-port`])
  const running: { close(): Promise<unknown> }[] = []
  try {
    const { devnet, webUrl, openProposal } = await Promise.race([
      bringUp({ steps, ports, running, dir: resolve(values.dir) }),
      stop.requested,
    ])
    console.log(`\n${welcome({ webUrl, devnet, openProposal })}`)
    const terminal = process.stdin.isTTY ? listenForEnter(devnet) : undefined
    try {
      await Promise.race([stop.requested, devnet.failed])
    } finally {
      terminal?.close()
    }
  } catch (error) {
    if (!(error instanceof StopRequest)) throw error
  } finally {
    console.log('\nStopping …')
    for (const one of running.toReversed()) await one.close()
    stop.done()
  }
}

async function choosePorts(asked: (name: PortName) => string | undefined): Promise<Record<PortName, number>> {
  const services = { web: 'web app', api: 'relayer', rpc: 'local chain' }
  const choose = (name: PortName) => {
    const value = asked(name)
    const wish = { service: services[name], preferred: defaults[name] }
    return choosePort(value === undefined ? wish : { ...wish, asked: { source: `--${name}-port`, value } }, console.log)
  }
  return { web: await choose('web'), api: await choose('api'), rpc: await choose('rpc') }
}

interface BringUp {
  readonly steps: Steps
  readonly ports: Record<PortName, number>
  readonly dir: string
  /** Gets everything that has to be closed, in the order of its start. */
  readonly running: { close(): Promise<unknown> }[]
}

async function bringUp({ steps, ports, running, dir }: BringUp) {
  await steps.run('Contracts', async () => {
    await buildContracts()
    return { value: undefined, summary: 'compiled' }
  })
  const dist = await steps.run('Web app', async (note) => {
    const { dist: value, built } = await buildWebApp(note)
    return { value, summary: built ? 'built' : 'up to date' }
  })
  const devnet = await steps.run('Local chain', async (note) => {
    const value = await startDevnet({ dir, ports }, note)
    running.push({ close: () => value.stop() })
    return { value, summary: `${value.rpcUrl}, contracts deployed, governor ${value.deployment.contracts.governor}` }
  })
  await steps.run('Relayer', async () => {
    const { apiUrl } = await devnet.startRelayer()
    return { value: undefined, summary: `${apiUrl}, following final blocks` }
  })
  const openProposal = await steps.run('DAO', (note) => seedDao(devnet, note))
  const local = { people: people.filter(({ role }) => role !== 'deployer' && role !== 'trainer') }
  const { rpcUrl, apiUrl, deployment } = devnet
  const web = await serveWebApp({ dist, runtime: { rpcUrl, apiUrl, deployment, local }, port: ports.web })
  running.push(web)
  return { devnet, webUrl: web.url, openProposal }
}

interface Welcome {
  readonly webUrl: string
  readonly devnet: Devnet
  /** Id of the proposal that is open for voting. */
  readonly openProposal: string
}

function welcome({ webUrl, devnet, openProposal }: Welcome): string {
  const { rpcUrl, apiUrl, dir } = devnet
  return `  Althing runs:  ${webUrl}

  Try: choose a test wallet (Astrid, Bjorn or Clara hold the votes), open the proposal that is being voted on, read what
  it would change, vote, queue, execute, and watch the run train, pass its gate and come into force.

    npx althing status                                 the same from the chain itself
    npx althing pull solidity-modules --out model      what is in force, verified
    npx althing vote ${openProposal} for --person Astrid

  Chain ${rpcUrl} · API ${apiUrl} · logs in ${dir}
  ${process.stdin.isTTY ? 'Enter lets the time pass to the next step of a proposal; ' : ''}Ctrl-C stops everything.
`
}

/** Enter lets time pass. What is still going on when the terminal is closed says nothing any more. */
function listenForEnter(devnet: Devnet): { close(): void } {
  const lines = createInterface({ input: process.stdin })
  let say = console.log
  lines.on('line', () => {
    say('  letting time pass …')
    fastForward(devnet).then(
      (what) => say(`  ${what}`),
      (error: unknown) => say(`  time did not pass: ${String(error)}`),
    )
  })
  return {
    close() {
      say = () => {}
      lines.close()
    },
  }
}

await runMain(main)
process.exit()
