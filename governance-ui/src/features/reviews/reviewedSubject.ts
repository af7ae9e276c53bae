import { configIdOf, type DecodedCall, modelRegistryAbi, type TierName } from '@althing/proposals'
import { decodeFunctionData, type Hex, isHex } from 'viem'

/** What a registry asks reviews of before it carries a call out, and for which tier; null for every other call. */
export function reviewedSubjectOf({
  contract,
  method,
  args,
  calldata,
}: Pick<DecodedCall, 'contract' | 'method' | 'args' | 'calldata'>): { subject: Hex; tier: TierName } | null {
  const id = args[0]?.value
  const subject = isHex(id) ? id : null
  switch (`${contract}.${method}`) {
    case 'datasets.approve':
    case 'datasets.approveBatch':
      return subject && { subject, tier: 'Routine' }
    case 'models.release':
      return subject && { subject, tier: 'Model' }
    case 'models.approveConfig':
      return { subject: approvedConfigId(calldata), tier: 'Routine' }
    default:
      return null
  }
}

/** Id under which the registry will know the config of a call of `approveConfig`. */
function approvedConfigId(data: Hex): Hex {
  const call = decodeFunctionData({ abi: modelRegistryAbi, data })
  if (call.functionName === 'approveConfig') return configIdOf(call.args[0])
  throw new RangeError(`${call.functionName} approves no config`)
}
