import { readFlags, UsageError } from '../terminal/readFlags.ts'
import { exitOnTerm, runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'
import { benchDdm } from './ddm.ts'
import type { Benchmark, Figure } from './figure.ts'
import { benchLoop } from './loop.ts'
import { describeMachine } from './machine.ts'
import { benchNewcomer } from './newcomer.ts'
import { benchRelayer } from './relayer.ts'
import { benchWeb } from './web.ts'

const benchmarks: Readonly<Record<string, Benchmark>> = {
  ddm: benchDdm,
  loop: benchLoop,
  relayer: benchRelayer,
  web: benchWeb,
  newcomer: benchNewcomer,
}

const usage = `npm run bench [-- PART … --json]   parts: ${Object.keys(benchmarks).join(', ')}; all by default`

/** Measures every part and prints the figures with the machine; with `--json` one document last. */
async function main(): Promise<void> {
  const { values, positionals } = readFlags(usage, { allowPositionals: true, options: { json: { type: 'boolean' } } })
  const unknown = positionals.filter((part) => !Object.hasOwn(benchmarks, part))
  if (unknown.length > 0) {
    throw new UsageError(`found "${unknown.join('", "')}"`, usage)
  }
  const machine = describeMachine()
  const steps = createSteps(values.json ? process.stderr : process.stdout)
  const { cpu, cores, memoryGiB, node, platform } = machine
  steps.heading(`${cpu}, ${cores} cores, ${memoryGiB} GiB · Node ${node} on ${platform}`)
  const figures: Figure[] = []
  for (const [name, benchmark] of Object.entries(benchmarks)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const measured = await steps.run(name, async (note) => {
      const value = await benchmark(note)
      return { value, summary: `${value.length} figures`, checks: value.map(formatFigure) }
    })
    figures.push(...measured)
  }
  if (values.json) console.log(JSON.stringify({ format: 'bench/1', machine, figures }))
}

function formatFigure({ name, value, unit, aim }: Figure): string {
  return `${name}: ${value.toLocaleString('en', { maximumSignificantDigits: 3 })} ${unit}${aim ? ` (aim: ${aim})` : ''}`
}

exitOnTerm()
await runMain(main)
