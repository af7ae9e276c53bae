import {
  asHex,
  buildCalls,
  contractInterface,
  contractNames,
  type ContractName,
  decodeRevert,
  descriptionHashOf,
  proposalIdOf,
  tierNames,
  tierOfCalls,
  tierRules,
} from '@althing/proposals'
import { FunctionFragment, type ParamType, ZeroAddress, ZeroHash } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readInteger, sendCall } from '../../scripts/governor/contractCalls.ts'
import { delegate } from '../../scripts/governor/delegate.ts'
import { actionsOf } from '../support/decisions.ts'
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
  const functions = contractInterface(contract).fragments.filter((fragment) => fragment instanceof FunctionFragment)
  const decisions: string[] = []
  for (const fragment of functions.filter(({ stateMutability }) => !['view', 'pure'].includes(stateMutability))) {
    if (onlyByDecision.has(await refusal(contract, fragment))) decisions.push(fragment.name)
  }

  const ruled = tierRules().filter((rule) => rule.contract === contract)
  const known = [...ruled.map(({ method }) => method), ...(constitutional[contract] ?? [])]
  expect(decisions.toSorted()).toEqual(known.toSorted())
})

test.each(contractNames)('%s: kernel and governor give every function the same tier', async (contract) => {
  const { deployment, provider } = althing
  const target = deployment.contracts[contract]
  for (const fragment of contractInterface(contract).fragments) {
    if (!(fragment instanceof FunctionFragment)) continue
    const { selector } = fragment
    const calls = { targets: [target], values: [0n], calldatas: [asHex(selector)] }
    const question = { contract: 'governor', method: 'tierOf', args: [target, selector] } as const

    const tier = await readInteger(provider, deployment, question)

    expect([fragment.name, tierNames[Number(tier)]]).toEqual([fragment.name, tierOfCalls(calls, deployment)])
  }
})

/** A run's two actions, first among routine ones, and who proposes them: one live proposal each. */
const runs = [
  ['run.authorize', 'Routine', 'Astrid'],
  ['run.authorizeRelease', 'Model', 'Bjorn'],
] as const

test.each(runs)('%s is a decision of the tier %s, in the draft and on the chain', async (type, tier, proposer) => {
  const { chain, deployment, provider, wallet } = althing
  const id = ZeroHash
  const run = { type, config: id, duration: '7 days' }
  const calls = buildCalls(actionsOf({ type: 'dataset.approve', dataset: { id } }, run), {
    deployment,
    configs: new Map(),
  })
  const description = `# ${type}`
  const { targets, values, calldatas } = calls
  await delegate(wallet(proposer), deployment, asHex(wallet(proposer).address))
  await chain.mine(2)
  const args = [targets, values, calldatas, description]
  await sendCall(wallet(proposer), deployment, { contract: 'governor', method: 'propose', args })

  const proposalId = proposalIdOf(calls, descriptionHashOf(description))
  const question = { contract: 'governor', method: 'proposalTier', args: [proposalId] } as const
  const onChain = tierNames[Number(await readInteger(provider, deployment, question))]

  expect([tierOfCalls(calls, deployment), onChain]).toEqual([tier, tier])
})

test('nobody classifies calls after the deployment but a decision', async () => {
  const { deployment, wallet } = althing
  const rules = [{ target: deployment.contracts.datasets, selector: '0x12345678', tier: 0 }]

  for (const name of ['Deployer', 'Astrid'] as const) {
    const attempt = sendCall(wallet(name), deployment, { contract: 'governor', method: 'setTiers', args: [rules] })
    await expect(attempt).rejects.toMatchObject({ code: 'CALL_EXCEPTION' })
  }
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
