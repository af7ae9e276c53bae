import { describeMachine } from '../bench/machine.ts'
import { readFlags } from '../terminal/readFlags.ts'
import { exitOnTerm, runMain } from '../terminal/runMain.ts'
import { createSteps } from '../terminal/steps.ts'
import { gasFigures } from './gasFigures.ts'
import { measureGas } from './measureGas.ts'
import type { LifecycleGas } from './measureGas.ts'

const usage = "npm run bench:gas [-- --json]   every step of a decision next to OpenZeppelin's governors"

/**
 * Measures every step of a decision by three governors over the same registries and token: ours, the same modules of
 * OpenZeppelin composed bare, and what OpenZeppelin's wizard writes. With `--json` one document last.
 */
async function main(): Promise<void> {
  const { values } = readFlags(usage, { options: { json: { type: 'boolean' } } })
  const steps = createSteps(values.json ? process.stderr : process.stdout)
  const measured = await steps.run('Gas', async () => {
    const value = await measureGas()
    return { value, summary: `${value.get('althing')?.size ?? 0} steps`, checks: tableOf(value) }
  })
  const figures = gasFigures(measured)
  await steps.run('Aims', async () => {
    const aimed = figures.filter(({ limit }) => limit !== undefined)
    const met = aimed.filter(({ value, limit = 0 }) => value <= limit)
    const checks = aimed.map(({ name, value, unit, limit = 0, aim = '' }) => {
      return `${value <= limit ? '✓' : '✗'} ${name}: ${value.toLocaleString('en')} ${unit} (aim: ${aim})`
    })
    const summary = `${met.length} of ${aimed.length} met`
    return { value: undefined, summary, checks, failed: met.length < aimed.length }
  })
  if (values.json) {
    const plain = figures.map(({ name, value, unit, aim }) => ({ name, value, unit, ...(aim && { aim }) }))
    console.log(JSON.stringify({ format: 'bench/1', machine: describeMachine(), figures: plain }))
  }
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(42) + cells.map((cell) => cell.padStart(12)).join('')
}

function tableOf(measured: LifecycleGas): string[] {
  const governors = ['wizard', 'bare', 'althing']
  const ratio = (step: string, other: string) => {
    const [gas, reference] = [measured.get('althing')?.get(step), measured.get(other)?.get(step)]
    return gas === undefined || reference === undefined ? '' : (gas / reference).toFixed(3)
  }
  const cellsOf = (step: string) => [
    ...governors.map((name) => measured.get(name)?.get(step)?.toLocaleString('en') ?? ''),
    ratio(step, 'bare'),
    ratio(step, 'wizard'),
  ]
  const names = [...(measured.get('althing')?.keys() ?? [])]
  return [row('', [...governors, '÷ bare', '÷ wizard']), ...names.map((step) => row(step, cellsOf(step)))]
}

exitOnTerm()
await runMain(main)
