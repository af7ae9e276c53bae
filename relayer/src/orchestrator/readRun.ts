import {
  contractNames,
  modelGovernorAbi,
  modelRegistryAbi,
  proposalStateNames,
  runStatusNames,
  timelockControllerAbi,
  trainingRunsAbi,
  type Deployment,
} from '@althing/proposals'
import { keccak256, type Hex } from 'viem'
import type { BlockHeader } from '../chain/blockHeader.ts'
import type { Quorum } from '../chain/quorum.ts'
import { quorumCode, quorumRead } from '../chain/quorumRead.ts'
import type { RunJob } from '../ledger/runJob.ts'
import type { RunState } from './proveRun.ts'

/**
 * The same facts as `proveRun` by the agreement of q endpoints alone: for chains whose headers or proofs cannot be checked.
 * Only with `ALTHING_TRUST=quorum`, and recorded in the run.
 */
export async function readRun(
  quorum: Quorum,
  at: { header: BlockHeader; deployment: Deployment; job: RunJob; operationId: Hex },
): Promise<RunState> {
  const { header, deployment, job, operationId } = at
  const { contracts } = deployment
  const blockHash = header.hash
  const run = await quorumRead(quorum, {
    address: contracts.runs,
    abi: trainingRunsAbi,
    functionName: 'run',
    args: [job.runId],
    blockHash,
  })
  const record = await quorumRead(quorum, {
    address: contracts.models,
    abi: modelRegistryAbi,
    functionName: 'config',
    args: [job.configId],
    blockHash,
  })
  const operationDone = await quorumRead(quorum, {
    address: contracts.timelock,
    abi: timelockControllerAbi,
    functionName: 'isOperationDone',
    args: [operationId],
    blockHash,
  })
  const state = await quorumRead(quorum, {
    address: contracts.governor,
    abi: modelGovernorAbi,
    functionName: 'state',
    args: [job.proposalId],
    blockHash,
  })
  const codeHashes = { ...deployment.codeHashes }
  for (const name of contractNames) codeHashes[name] = keccak256(await quorumCode(quorum, contracts[name], blockHash))
  const proposalState = proposalStateNames[state]
  return {
    status: runStatusNames[run.status] ?? 'None',
    configId: run.config,
    proposalId: run.proposalId,
    deadline: run.deadline,
    trainer: run.trainer,
    phaseEndsAt: run.phaseEndsAt,
    configApproved: record.proposalId !== 0n,
    configRevoked: record.revoked,
    configDigest: record.config.configDigest,
    operationDone,
    proposalExecuted: proposalState === 'Executed',
    proposalCanceled: proposalState === 'Canceled',
    codeHashes,
  }
}
