import { formatEther } from 'ethers'
import { DeployError } from './deployError.ts'
import type { DeployParameters } from './parameters.ts'
import { type Span, clockUnitsOf } from './quantities.ts'

const clockModes = { blocknumber: 0, timestamp: 1 } as const

/**
 * Turns parameters into what the contracts' constructors take: clock units, ten-thousandths, smallest token units.
 * @param deployer Account that `"deployer"` stands for among the holders.
 * @throws DeployError where the numbers contradict each other; the constructors would revert without saying why.
 */
export function moduleParametersOf(parameters: DeployParameters, deployer: string) {
  const { clock, token, governor, runs } = parameters
  const secondsPerUnit = clock === 'timestamp' ? 1 : parameters.blockTime
  const unitsOf = (field: string, span: Span): number => {
    if (clock === 'timestamp' && 'blocks' in span) {
      throw contradiction(field, `${span.blocks} blocks`, 'a duration: this clock counts seconds')
    }
    return clockUnitsOf(span, { secondsPerUnit })
  }
  const limits = {
    maxVotingDelay: unitsOf('governor.limits.maxVotingDelay', governor.limits.maxVotingDelay),
    minVotingPeriod: unitsOf('governor.limits.minVotingPeriod', governor.limits.minVotingPeriod),
    maxVotingPeriod: unitsOf('governor.limits.maxVotingPeriod', governor.limits.maxVotingPeriod),
  }
  const votingDelay = unitsOf('governor.votingDelay', governor.votingDelay)
  const votingPeriod = unitsOf('governor.votingPeriod', governor.votingPeriod)
  const voteExtension = unitsOf('governor.voteExtension', governor.voteExtension)
  const supply = token.holders.reduce((sum, { amount }) => sum + amount, 0n)
  const greatestThreshold = supply / 20n

  const queueWindow = unitsOf('governor.queueWindow', governor.queueWindow)
  const { model, constitutional } = governor.tiers

  requireWithin('governor.votingDelay', votingDelay, 1, limits.maxVotingDelay)
  requireWithin('governor.votingPeriod', votingPeriod, limits.minVotingPeriod, limits.maxVotingPeriod)
  requireWithin('governor.voteExtension', voteExtension, 0, votingPeriod)
  requireWithin('governor.queueWindow', queueWindow, limits.minVotingPeriod, 0xffff_ffff)
  requireWithin('governor.tiers.model.quorum', model.quorum, governor.quorum, constitutional.quorum)
  requireWithin('governor.tiers.model.approval', model.approval, 5_000, constitutional.approval)
  requireWithin('governor.proposalThreshold', governor.proposalThreshold, 0n, greatestThreshold)
  requireStakes(runs, (votingDelay + votingPeriod + voteExtension) * secondsPerUnit + parameters.timelock.delay)

  return {
    timelockDelay: BigInt(parameters.timelock.delay),
    tokenName: token.name,
    tokenSymbol: token.symbol,
    clockMode: clockModes[clock],
    yearlyMintCapBps: token.yearlyMintCap,
    holders: token.holders.map(({ address }) => (address === 'deployer' ? deployer : address)),
    amounts: token.holders.map(({ amount }) => amount),
    governorName: parameters.name,
    votingDelay,
    votingPeriod,
    voteExtension,
    proposalThreshold: governor.proposalThreshold,
    quorumNumerator: governor.quorum,
    tiers: {
      modelQuorum: model.quorum,
      modelApproval: model.approval,
      constitutionalQuorum: constitutional.quorum,
      constitutionalApproval: constitutional.approval,
    },
    queueWindow,
    executionWindow: governor.executionWindow,
    guardianTerm: parameters.council.term,
    daoURI: governor.daoURI,
    limits,
    councilMembers: parameters.council.members.map(({ signer }) => signer),
    councilThreshold: parameters.council.threshold,
    submissionBond: parameters.datasets.submissionBond,
    challengeWindow: runs.challengeWindow,
    juryVotingPeriod: runs.votingPeriod,
    leaseDuration: runs.leaseDuration,
    unbondingDelay: runs.unbondingDelay,
    trainingTerms: {
      minBond: runs.minBond,
      disputeBond: runs.disputeBond,
      minVotes: runs.minVotes,
      jurorShare: runs.jurorShare,
      lapseShare: runs.lapseShare,
    },
  }
}

/** @param decision Seconds that a whole decision takes, as these parameters have it. */
function requireStakes({ unbondingDelay, disputeBond, minBond }: DeployParameters['runs'], decision: number): void {
  if (unbondingDelay <= decision) {
    const allowed = `more than ${decision} seconds: a bond that leaves before a decision is through cannot be slashed`
    throw contradiction('runs.unbondingDelay', `${unbondingDelay} seconds`, allowed)
  }
  if (disputeBond > minBond) {
    const allowed = `${formatEther(minBond)} at most, as runs.minBond: nobody stakes more than there is to win`
    throw contradiction('runs.disputeBond', formatEther(disputeBond), allowed)
  }
}

function requireWithin<T extends number | bigint>(field: string, value: T, least: T, greatest: T): void {
  if (value < least || value > greatest)
    throw contradiction(field, String(value), `${least} to ${greatest} in the clock's or token's units`)
}

function contradiction(field: string, found: string, allowed: string): DeployError {
  return new DeployError(`The deployment parameters are not valid.\n  ${field}: found ${found}, allowed ${allowed}`)
}
