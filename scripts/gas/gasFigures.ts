import type { Figure } from '../bench/figure.ts'
import type { LifecycleGas, StepGas } from './measureGas.ts'

/** A figure with the number that it may reach. */
export interface GasFigure extends Figure {
  readonly limit?: number
}

/** What a step may cost beside the same modules composed bare; queueing has no aim. */
const ratioLimits: readonly (readonly [step: RegExp, limit: number])[] = [
  [/propose$/, 1.1],
  [/vote$/, 1.05],
  [/execute$/, 1.08],
]

/**
 * Proposals that store what a bare governor does not know: who is busy, which later ones overwrite, and what a revocation
 * (model tier) or a setting (constitutional) needs. A fresh slot alone costs 22 100 gas, 27 % of a bare proposal.
 */
const freshSlots = /^(first of its proposer|one revocation|one setting), propose$/

const none: StepGas = new Map()

/** Gas of every step, its ratio to the two other governors, and what a dataset costs in a batch. */
export function gasFigures(measured: LifecycleGas): GasFigure[] {
  const althing = measured.get('althing') ?? none
  const steps = [...althing].flatMap(([step, gas]): GasFigure[] => [
    { name: step, value: gas, unit: 'gas' },
    ...(['bare', 'wizard'] as const).flatMap((other) => {
      const reference = measured.get(other)?.get(step)
      if (reference === undefined) return []
      const ratio = Math.round((1000 * gas) / reference) / 1000
      return [withLimit({ name: `${step} ÷ ${other}`, value: ratio, unit: '×' }, limitOf(step, other))]
    }),
  ])
  const batch = althing.get('8 approvals, execute') ?? Number.NaN
  const admission = althing.get('next admission from a batch') ?? Number.NaN
  return [
    ...steps,
    withLimit({ name: 'a dataset approved in a batch of 8', value: Math.round(batch / 8), unit: 'gas' }, 60_000),
    withLimit({ name: 'a dataset admitted from 10 000', value: admission, unit: 'gas' }, 75_000),
  ]
}

function limitOf(step: string, other: 'bare' | 'wizard'): number | undefined {
  if (other !== 'bare' || freshSlots.test(step)) return undefined
  return ratioLimits.find(([pattern]) => pattern.test(step))?.[1]
}

function withLimit(figure: Figure, limit: number | undefined): GasFigure {
  return limit === undefined ? figure : { ...figure, aim: `≤ ${limit.toLocaleString('en')}`, limit }
}
