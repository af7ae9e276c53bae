import { type ContractName, tierNames, tierRules } from '@althing/proposals'
import { type ArgumentType, buildModule } from '@nomicfoundation/ignition-core'
import { id } from 'ethers'

const governorRoles = ['PROPOSER_ROLE', 'CANCELLER_ROLE', 'EXECUTOR_ROLE'] as const
const adminRole = `0x${'00'.repeat(32)}`

/**
 * The contracts, each under its name in the deployment document, their tiers and their roles. The deployer administers the
 * timelock just long enough to classify calls and to hand it to the governor; ModelRegistry deploys TrainingRuns itself, so
 * neither ever has an owner.
 */
export default buildModule('Althing', (m) => {
  const deployer = m.getAccount(0)

  const timelock = m.contract('TimelockController', [m.getParameter('timelockDelay'), [], [], deployer], {
    id: 'timelock',
  })
  const token = m.contract(
    'GovernanceToken',
    [
      m.getParameter('tokenName'),
      m.getParameter('tokenSymbol'),
      m.getParameter('clockMode'),
      timelock,
      m.getParameter('yearlyMintCapBps'),
      m.getParameter('holders'),
      m.getParameter('amounts'),
    ],
    { id: 'token' },
  )
  const council = m.contract(
    'AuditCouncil',
    [timelock, m.getParameter('councilMembers'), m.getParameter('councilThreshold')],
    { id: 'council' },
  )
  const governor = m.contract(
    'ModelGovernor',
    [
      {
        name: m.getParameter('governorName'),
        token,
        timelock,
        votingDelay: m.getParameter('votingDelay'),
        votingPeriod: m.getParameter('votingPeriod'),
        voteExtension: m.getParameter('voteExtension'),
        proposalThreshold: m.getParameter('proposalThreshold'),
        quorumNumerator: m.getParameter('quorumNumerator'),
        tiers: m.getParameter('tiers'),
        queueWindow: m.getParameter('queueWindow'),
        executionWindow: m.getParameter('executionWindow'),
        guardian: council,
        guardianTerm: m.getParameter('guardianTerm'),
        daoURI: m.getParameter('daoURI'),
        limits: m.getParameter('limits'),
      },
    ],
    { id: 'governor' },
  )
  const reviews = m.contract('ReviewPanel', [timelock, governor], { id: 'reviews' })
  const streams = m.contract('TreasuryStreams', [timelock, governor], { id: 'streams' })
  const datasets = m.contract('DatasetRegistry', [timelock, governor, reviews, m.getParameter('submissionBond')], {
    id: 'datasets',
  })
  const runs = {
    challengeWindow: m.getParameter('challengeWindow'),
    votingPeriod: m.getParameter('juryVotingPeriod'),
    leaseDuration: m.getParameter('leaseDuration'),
    unbondingDelay: m.getParameter('unbondingDelay'),
    terms: m.getParameter('trainingTerms'),
    reviews,
    pauses: council,
    budget: streams,
  }
  const cards = m.contract('ModelCards', [], { id: 'cards' })
  const models = m.contract('ModelRegistry', [{ timelock, governor, datasets, reviews, cards, runs }], {
    id: 'models',
  })
  const vault = m.contract('RewardVault', [timelock, governor, datasets, models, council], { id: 'vault' })
  const licenses = m.contract('ModelLicense', [timelock, governor, models, vault], { id: 'licenses' })

  const grants = governorRoles.map((role) => {
    return m.call(timelock, 'grantRole', [id(role), governor], { id: `grant_${role}` })
  })
  const classified = new Map<ContractName, ArgumentType>([
    ['reviews', reviews],
    ['datasets', datasets],
    ['models', models],
    ['runs', m.staticCall(models, 'trainingRuns')],
    ['vault', vault],
    ['licenses', licenses],
  ])
  const rules = tierRules().map(({ contract, selector, tier }): ArgumentType => {
    const target = classified.get(contract)
    if (target === undefined) throw new RangeError(`${contract} has a tier and is not deployed here`)
    return { target, selector, tier: tierNames.indexOf(tier) }
  })
  const tiers = m.call(governor, 'setTiers', [rules], { id: 'set_tiers' })
  m.call(timelock, 'renounceRole', [adminRole, deployer], { id: 'renounce_admin', after: [...grants, tiers] })

  return { token, governor, timelock, council, reviews, streams, datasets, models, vault, licenses, cards }
})
