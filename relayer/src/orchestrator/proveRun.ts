import { contractNames, runStatusNames, storageLayout, type ContractName, type Deployment } from '@althing/proposals'
import { getAddress, numberToHex, type Address, type Hex } from 'viem'
import type { BlockHeader } from '../chain/blockHeader.ts'
import type { RpcEndpoint } from '../chain/rpcEndpoint.ts'
import { proveAccount } from '../chain/stateProof.ts'
import { mappingSlot, readMember, type SlotMember } from '../chain/storageSlots.ts'
import type { RunJob } from '../ledger/runJob.ts'

/** What the chain's state says about a run at one block. */
export type RunState = {
  readonly status: (typeof runStatusNames)[number]
  readonly configId: Hex
  readonly proposalId: bigint
  readonly deadline: number
  readonly trainer: Address
  /** Unix seconds until which the trainer holds a started run. */
  readonly phaseEndsAt: number
  readonly configApproved: boolean
  readonly configRevoked: boolean
  readonly configDigest: Hex
  readonly operationDone: boolean
  readonly proposalExecuted: boolean
  readonly proposalCanceled: boolean
  readonly codeHashes: Deployment['codeHashes']
}

const { _runs } = storageLayout.trainingRuns
const { _configs } = storageLayout.modelRegistry
const { _timestamps } = storageLayout.timelockController
const { _proposals } = storageLayout.modelGovernor

/** What OpenZeppelin's timelock stores as the time of a done operation. */
const doneTimestamp = 1n

type Question = { readonly slot: Hex; readonly member: SlotMember }

const ask = (mapping: { readonly slot: number }, key: Hex | bigint, member: SlotMember): Question => ({
  slot: mappingSlot(mapping.slot, key, member),
  member,
})

/**
 * Reads a run, its config, its timelock operation and its proposal out of Merkle proofs against a final block's state root:
 * what an endpoint says of them counts for nothing.
 *
 * @throws ChainDataInvalid when a proof does not hold.
 */
export async function proveRun(
  endpoint: RpcEndpoint,
  at: { header: BlockHeader; deployment: Deployment; job: RunJob; operationId: Hex },
): Promise<RunState> {
  const { header, deployment, job, operationId } = at
  const questions = {
    runs: {
      status: ask(_runs, job.runId, _runs.members.status),
      config: ask(_runs, job.runId, _runs.members.config),
      proposalId: ask(_runs, job.runId, _runs.members.proposalId),
      deadline: ask(_runs, job.runId, _runs.members.deadline),
      trainer: ask(_runs, job.runId, _runs.members.trainer),
      phaseEndsAt: ask(_runs, job.runId, _runs.members.phaseEndsAt),
    },
    models: {
      approvedBy: ask(_configs, job.configId, _configs.members.proposalId),
      revoked: ask(_configs, job.configId, _configs.members.revoked),
      digest: ask(_configs, job.configId, _configs.members['config.configDigest']),
    },
    timelock: { timestamp: ask(_timestamps, operationId, _timestamps.members.value) },
    governor: {
      executed: ask(_proposals, job.proposalId, _proposals.members.executed),
      canceled: ask(_proposals, job.proposalId, _proposals.members.canceled),
    },
  }
  const questionsOf: Partial<Record<ContractName, Readonly<Record<string, Question>>>> = questions
  const codeHashes = { ...deployment.codeHashes }
  const words = new Map<Question, bigint>()
  for (const name of contractNames) {
    const asked: Question[] = Object.values(questionsOf[name] ?? {})
    const slots = [...new Set(asked.map(({ slot }) => slot))]
    const proof = await proveAccount(endpoint, { header, address: deployment.contracts[name], slots })
    codeHashes[name] = proof.codeHash
    for (const question of asked) words.set(question, readMember(proof.slots.get(question.slot) ?? 0n, question.member))
  }
  const read = (question: Question) => words.get(question) ?? 0n
  const { runs, models, timelock, governor } = questions
  return {
    status: runStatusNames[Number(read(runs.status))] ?? 'None',
    configId: bytes32(read(runs.config)),
    proposalId: read(runs.proposalId),
    deadline: Number(read(runs.deadline)),
    trainer: getAddress(numberToHex(read(runs.trainer), { size: 20 })),
    phaseEndsAt: Number(read(runs.phaseEndsAt)),
    configApproved: read(models.approvedBy) !== 0n,
    configRevoked: read(models.revoked) !== 0n,
    configDigest: bytes32(read(models.digest)),
    operationDone: read(timelock.timestamp) === doneTimestamp,
    proposalExecuted: read(governor.executed) !== 0n,
    proposalCanceled: read(governor.canceled) !== 0n,
    codeHashes,
  }
}

function bytes32(value: bigint): Hex {
  return `0x${value.toString(16).padStart(64, '0')}`
}
