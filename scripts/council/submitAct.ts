import {
  agreementOf,
  type CouncilActFile,
  type Deployment,
  descriptionHashOf,
  reasonDigestOf,
} from '@althing/proposals'
import type { Signer, TransactionReceipt } from 'ethers'
import { type ContractCall, providerOf, readInteger, sendCall } from '../governor/contractCalls.ts'
import { findProposal } from '../governor/findProposal.ts'
import { GovernorClientError } from '../governor/governorClientError.ts'
import { requireOurs } from './signAct.ts'

/**
 * Brings an act with its signatures to the council; `signer` only pays.
 * @throws GovernorClientError where too few members signed. Throws ethers' CALL_EXCEPTION where the council refuses.
 */
export async function submitAct(
  signer: Signer,
  deployment: Deployment,
  file: CouncilActFile,
): Promise<TransactionReceipt> {
  requireOurs(deployment, file)
  const threshold = await readThreshold(signer, deployment)
  if (file.signatures.length < Math.max(1, threshold)) {
    throw new GovernorClientError(`${file.signatures.length} members signed, ${threshold} must`)
  }

  return sendCall(signer, deployment, await callOf(signer, deployment, file))
}

/** How many members must sign. */
export async function readThreshold(signer: Signer, deployment: Deployment): Promise<number> {
  return Number(
    await readInteger(providerOf(signer), deployment, { contract: 'council', method: 'threshold', args: [] }),
  )
}

async function callOf(signer: Signer, deployment: Deployment, file: CouncilActFile): Promise<ContractCall> {
  const { act, signatures } = file
  const agreement = agreementOf({ deadline: BigInt(act.deadline), signatures })
  const reasonDigest = reasonDigestOf(act.reason)
  switch (act.type) {
    case 'veto': {
      const proposal = await findProposal(providerOf(signer), deployment, BigInt(act.proposalId))
      const { targets, values, calldatas, description } = proposal
      const calls = { targets, values, calldatas, descriptionHash: descriptionHashOf(description) }
      return { contract: 'council', method: 'veto', args: [act.governor, calls, reasonDigest, agreement] }
    }
    case 'pause': {
      const args = [act.governor, act.subject, BigInt(act.duration), reasonDigest, agreement]
      return { contract: 'council', method: 'pause', args }
    }
    case 'endPause':
    default:
      return { contract: 'council', method: 'endPause', args: [act.subject, reasonDigest, agreement] }
  }
}
