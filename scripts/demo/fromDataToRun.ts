import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runSchema } from '@althing/proposals'
import { z } from 'zod'
import type { CorpusFolder } from '../corpus/writeCorpus.ts'
import { contribute } from '../devnet/contribute.ts'
import type { PersonName } from '../devnet/people.ts'
import { idOf } from '../devnet/proposalFolder.ts'
import type { Contribution } from '../devnet/proposalFolder.ts'
import type { RunOutcome } from '../devnet/runs.ts'
import { allFor } from '../devnet/seed.ts'
import type { TrainingRequest } from '../devnet/seed.ts'
import { check, percent, readFacts } from './scene.ts'
import type { Scene } from './scene.ts'
import { checkSums } from './sha256sum.ts'

const packedSchema = z.object({ root: z.string(), dirHash1: z.string(), fileCount: z.number(), out: z.string() })
const proposedSchema = z.object({
  proposalId: z.string(),
  actions: z.array(z.unknown()),
  simulation: z.object({ executing: z.object({ status: z.string() }) }),
})

/** What one contributor's way through the loop ended in. */
export interface Passage {
  readonly contribution: Contribution
  readonly proposalId: string
  readonly outcome: RunOutcome
}

export interface PassageRequest extends Omit<TrainingRequest, 'approve'> {
  readonly folder: CorpusFolder
  readonly contributor: PersonName
}

/** A folder of data on its way to a finished run: pack, submit, propose, vote, execute, train. Each step is checked. */
export async function fromDataToRun(scene: Scene, request: PassageRequest): Promise<Passage> {
  await packFolder(scene, request)
  const contribution = await submit(scene, request)
  const proposalId = await propose(scene, request, contribution)
  await decide(scene, proposalId, contribution)
  const outcome = await train(scene, proposalId)
  return { contribution, proposalId, outcome }
}

async function packFolder({ devnet, steps }: Scene, { folder, contributor }: PassageRequest): Promise<void> {
  await steps.run(`${contributor} packs a folder`, async () => {
    const packed = packedSchema.parse(await devnet.althing('dataset', 'pack', folder.dir))
    const sums = join(packed.out, 'SHA256SUMS')
    await checkSums(folder.dir, sums)
    const digest = createHash('sha256')
      .update(await readFile(sums))
      .digest('hex')
    return {
      value: undefined,
      summary: `${folder.rows} rows, ddm/1 root ${packed.root}`,
      checks: [
        `sha256sum --check agrees with all ${packed.fileCount} files`,
        check(digest === packed.dirHash1.replace(/^0x/, ''), `dirHash1 is the SHA-256 of SHA256SUMS: ${digest}`),
      ],
    }
  })
}

function submit(scene: Scene, { folder, contributor }: PassageRequest): Promise<Contribution> {
  return scene.steps.run(`${contributor} submits it`, async () => {
    const value = await contribute(scene.devnet.althing, folder, contributor)
    const { dataset } = await readFacts(scene, value)
    const { root, dirHash1 } = dataset.commitment
    const isSame = root === value.commitment.root && dirHash1 === value.commitment.dirHash1
    return {
      value,
      summary: `dataset ${idOf(value)}`,
      checks: [
        check(dataset.status === 'Submitted' && isSame, 'on chain: submitted, with this root and dirHash1'),
        check(dataset.proposalId === 0n, 'no decision yet, so nothing may be trained on it'),
      ],
    }
  })
}

function propose(scene: Scene, request: PassageRequest, contribution: Contribution): Promise<string> {
  const { devnet, dao, steps } = scene
  return steps.run('Astrid proposes', async () => {
    const folder = await dao.draftTraining({ ...request, approve: [contribution] })
    const built = proposedSchema.parse(await devnet.althing('propose', folder, '--dry-run', '--person', 'Astrid'))
    const simulated = built.simulation.executing.status
    const value = await dao.decisions.propose(folder, 'Astrid')
    return {
      value,
      summary: `${built.actions.length} actions, after proposals/examples/02-approve-and-train, in ${folder}`,
      checks: [
        check(simulated === 'passed', 'its execution, simulated with the deployed contracts, passes'),
        check(value === built.proposalId, `its id was known before it was sent: ${value}`),
      ],
    }
  })
}

async function decide(scene: Scene, proposalId: string, contribution: Contribution): Promise<void> {
  const { dao, devnet, steps } = scene
  await steps.run('The holders vote', async () => {
    await dao.decisions.vote(proposalId, allFor)
    await dao.decisions.close(proposalId, 'succeeded')
    const { dataset } = await readFacts(scene, contribution)
    return {
      value: undefined,
      summary: `${allFor.map(({ voter }) => voter).join(', ')} for it; succeeded`,
      checks: [check(dataset.status === 'Submitted', 'a vote alone approves nothing: the dataset is still submitted')],
    }
  })
  await steps.run('Queued, then executed', async () => {
    await dao.decisions.queue(proposalId, 'Bjorn')
    await dao.decisions.execute(proposalId, 'Bjorn')
    const { dataset } = await readFacts(scene, contribution)
    const runs = await dao.runs.authorizedBy(proposalId)
    const isApproved = dataset.status === 'Approved' && dataset.proposalId === BigInt(proposalId)
    return {
      value: undefined,
      summary: `through the timelock ${devnet.deployment.contracts.timelock}`,
      checks: [
        check(isApproved, 'the dataset is approved, and carries the id of this proposal'),
        check(runs.length === 1, `one run is authorised: ${runs.join()}`),
      ],
    }
  })
}

function train({ dao, devnet, steps }: Scene, proposalId: string): Promise<RunOutcome> {
  return steps.run('The relayer trains', async (note) => {
    const [runId = ''] = await dao.runs.authorizedBy(proposalId)
    const value = await dao.runs.outcome(runId, note)
    const { job, result } = runSchema.parse(await (await fetch(`${devnet.apiUrl}/v1/runs/${runId}`)).json())
    return {
      value,
      summary: `run ${runId}: accuracy on the held-out set ${percent(value.before)} → ${percent(value.after)}`,
      checks: [
        check(job?.trust === 'proof', 'the execution was proven against the state root of a final block'),
        `every byte was verified before training; sandbox: ${job?.sandbox ?? 'none'}`,
        check(
          result?.attestationDigest === value.attestationDigest,
          `attestation on chain: ${value.attestationDigest}`,
        ),
      ],
    }
  })
}
