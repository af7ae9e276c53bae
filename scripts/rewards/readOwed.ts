import { type Deployment, type Hex, isHex } from '@althing/proposals'
import type { Provider } from 'ethers'
import { z } from 'zod'
import { readContract, readInteger } from '../governor/contractCalls.ts'
import { type LogQuery, logsOf } from '../governor/logsOf.ts'

/** What a dataset is owed of one round of a version's earnings. */
export interface Owed {
  readonly round: Hex
  readonly version: Hex
  readonly dataset: Hex
  /** Smallest units of the asset. */
  readonly amount: bigint
  /** Held back while the dataset is revoked, or paused by the council. */
  readonly frozen: boolean
}

const hex = z.custom<Hex>((value) => isHex(value))
const roundSchema = z.looseObject({ round: hex, version: hex, datasets: z.array(hex) })
const datasetSchema = z.looseObject({ payout: z.string() })

/** Everything that datasets which pay to `payout` are owed of `asset`, as of the latest block. */
export async function readOwed(
  provider: Provider,
  deployment: Deployment,
  { payout, asset, onProgress }: { payout: Hex; asset: Hex; onProgress?: LogQuery['onProgress'] },
): Promise<Owed[]> {
  const rounds = await readRounds(provider, deployment, onProgress)
  const ids = [...new Set(rounds.flatMap(({ datasets }) => datasets))]
  const paying = new Set<Hex>()
  for (const id of ids) {
    const [record] = await readContract(provider, deployment, { contract: 'datasets', method: 'dataset', args: [id] })
    if (datasetSchema.parse(Object(record).toObject()).payout.toLowerCase() === payout.toLowerCase()) paying.add(id)
  }

  const owed = rounds.flatMap(({ round, version, datasets }) =>
    datasets.filter((id) => paying.has(id)).map((dataset) => ({ round, version, dataset })),
  )
  const answers = await Promise.all(
    owed.map(async (entry) => {
      const vault = { contract: 'vault' } as const
      const args = [entry.round, entry.dataset, asset]
      const [amount, [frozen]] = await Promise.all([
        readInteger(provider, deployment, { ...vault, method: 'owed', args }),
        readContract(provider, deployment, { ...vault, method: 'isFrozen', args: [entry.dataset] }),
      ])
      return { ...entry, amount, frozen: frozen === true }
    }),
  )
  return answers.filter(({ amount }) => amount > 0n)
}

async function readRounds(provider: Provider, deployment: Deployment, onProgress: LogQuery['onProgress']) {
  const rounds: z.output<typeof roundSchema>[] = []
  const query = { contract: 'vault', event: 'RoundOpened', ...(onProgress && { onProgress }) } as const
  for await (const opened of logsOf(provider, deployment, query)) {
    const event = opened.toObject()
    rounds.push(roundSchema.parse({ ...event, datasets: [...Object(event['datasets'])] }))
  }
  return rounds
}
