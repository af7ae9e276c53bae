import { asHex, contractInterface, contractNames, type ContractName, decodeRevert, tierRules } from '@althing/proposals'
import { type FunctionFragment, type ParamType, ZeroAddress } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

let althing: LocalAlthing
beforeAll(async () => {
  althing = await startLocalAlthing()
})
afterAll(() => althing.stop())

/** What a stranger is told who calls a function that only a decision may call. */
const onlyByDecision = new Set(['GovernedUnauthorized', 'AuditCouncilOnlyTimelock'])

/** Decisions that take a constitutional majority, because no rule says less. */
const constitutional: Readonly<Partial<Record<ContractName, readonly string[]>>> = {
  council: ['overrule', 'overrulePause', 'setMembers'],
  reviews: ['setGovernor', 'setThreshold'],
  streams: ['close', 'open', 'setGovernor'],
  datasets: ['setGovernor', 'setReviews', 'setSubmissionBond'],
  models: ['setGovernor', 'setReviews', 'setRoyalty', 'setTrainingRuns'],
  runs: ['setGovernor', 'setTerms'],
  vault: ['setGovernor'],
  licenses: ['setGovernor'],
}

const ours = contractNames.filter((name) => !['token', 'governor', 'timelock'].includes(name))

test.each(ours)('%s: every function that only a decision may call is known, and its tier with it', async (contract) => {
  const functions = contractInterface(contract).fragments.filter(
    (fragment): fragment is FunctionFragment => fragment.type === 'function',
  )
  const decisions: string[] = []
  for (const fragment of functions.filter(({ stateMutability }) => !['view', 'pure'].includes(stateMutability))) {
    if (onlyByDecision.has(await refusal(contract, fragment))) decisions.push(fragment.name)
  }

  const ruled = tierRules().filter((rule) => rule.contract === contract)
  const known = [...ruled.map(({ method }) => method), ...(constitutional[contract] ?? [])]
  expect(decisions.toSorted()).toEqual(known.toSorted())
})

/** Name of the error that a stranger's call with empty arguments ends with; empty where it passes. */
async function refusal(contract: ContractName, fragment: FunctionFragment): Promise<string> {
  const { deployment, provider, wallet } = althing
  const data = contractInterface(contract).encodeFunctionData(fragment, fragment.inputs.map(emptyValueOf))
  try {
    await provider.call({ from: wallet('Freya').address, to: deployment.contracts[contract], data })
    return ''
  } catch (error) {
    const revert = error instanceof Error && 'data' in error ? decodeRevert(asHex(String(error.data))) : null
    return revert?.replace(/\(.*$/s, '') ?? 'unknown'
  }
}

function emptyValueOf(type: ParamType): unknown {
  if (type.baseType === 'array') return []
  if (type.baseType === 'tuple') return (type.components ?? []).map(emptyValueOf)
  if (type.type === 'address') return ZeroAddress
  if (type.type === 'bool') return false
  if (type.type === 'string') return ''
  if (type.type === 'bytes') return '0x'
  const bytes = /^bytes(\d+)$/.exec(type.type)?.[1]
  return bytes === undefined ? 0n : `0x${'00'.repeat(Number(bytes))}`
}
