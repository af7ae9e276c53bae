import { buildModule } from '@nomicfoundation/ignition-core'
import { id } from 'ethers'

const governorRoles = ['PROPOSER_ROLE', 'CANCELLER_ROLE', 'EXECUTOR_ROLE'] as const
const adminRole = `0x${'00'.repeat(32)}`

/**
 * The contracts, each under its name in the deployment document, and their roles. The deployer administers the timelock just long enough to hand it to the governor;
 * ModelRegistry deploys TrainingRuns itself, so neither ever has an owner.
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
        guardian: council,
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
  const models = m.contract('ModelRegistry', [timelock, governor, datasets, runs], { id: 'models' })
  const vault = m.contract('RewardVault', [timelock, governor, datasets, models, council], { id: 'vault' })
  const licenses = m.contract('ModelLicense', [timelock, governor, models, vault], { id: 'licenses' })

  const grants = governorRoles.map((role) => {
    return m.call(timelock, 'grantRole', [id(role), governor], { id: `grant_${role}` })
  })
  m.call(timelock, 'renounceRole', [adminRole, deployer], { id: 'renounce_admin', after: grants })

  return { token, governor, timelock, council, reviews, streams, datasets, models, vault, licenses }
})
