import { descriptionHashOf, proposalIdOf } from '@althing/proposals'
import {
  Contract,
  type ContractTransactionReceipt,
  type ContractTransactionResponse,
  getAddress,
  Signature,
  toBeHex,
  Wallet,
} from 'ethers'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  type ClockModeIndex,
  type Draft,
  draftOf,
  type FreshGovernor,
  freshGovernor,
  states,
} from '../../support/freshGovernor.ts'

/** What Snapshot's on-chain indexer and Tally's former users observe, on both clocks: `compatibility.md`. */
describe.each<[string, ClockModeIndex]>([
  ['mode=blocknumber&from=default', 0],
  ['mode=timestamp', 1],
])('a governor with %s', (clockMode, index) => {
  let dao: FreshGovernor
  let draft: Draft
  let id: bigint
  beforeEach(async () => {
    dao = await freshGovernor(index)
    draft = draftOf(dao, 'Body')
    id = proposalIdOf(draft, descriptionHashOf(draft.description))
  })

  const call = (method: string, ...args: unknown[]): Promise<unknown> => dao.governor.getFunction(method)(...args)
  const send = async (method: string, ...args: unknown[]) => mined(await dao.governor.getFunction(method).send(...args))
  const eventsOf = (receipt: ContractTransactionReceipt) =>
    receipt.logs.flatMap((log) => dao.governor.interface.parseLog(log) ?? [])
  const stateName = async () => states[Number(await call('state', id))]
  const hashed = () => [draft.targets, draft.values, draft.calldatas, descriptionHashOf(draft.description)]
  const propose = () => send('propose', draft.targets, draft.values, draft.calldatas, draft.description)
  const reach = async (view: string) => {
    const point = Number(await call(view, id))
    await dao.pass(Math.max(0, point + 1 - Number(await call('clock'))))
  }

  it('says what it counts, in the words of the standards', async () => {
    expect(await call('CLOCK_MODE')).toBe(clockMode)
    expect(await call('COUNTING_MODE')).toBe('support=bravo,fractional&quorum=for,abstain&params=fractional')
    expect([await call('name'), await call('version')]).toEqual(['Althing', '1'])
    expect(await call('clock')).toBe(await dao.token.getFunction('clock')())
    expect(await call('quorumDenominator')).toBe(10_000n)
    expect(await call('daoURI')).toBe('ipfs://dao')
    expect([await dao.token.getFunction('decimals')(), await dao.token.getFunction('symbol')()]).toEqual([18n, 'ALTH'])
  })

  it('hashes ballots as version 5 does', async () => {
    const { ethers } = dao
    expect(await call('BALLOT_TYPEHASH')).toBe(
      ethers.id('Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)'),
    )
    expect(await call('EXTENDED_BALLOT_TYPEHASH')).toBe(
      ethers.id(
        'ExtendedBallot(uint256 proposalId,uint8 support,address voter,uint256 nonce,string reason,bytes params)',
      ),
    )
  })

  it('has the id of a proposal in its content, and the content in its event', async () => {
    const receipt = await propose()

    const [created] = eventsOf(receipt).filter(({ name }) => name === 'ProposalCreated')
    const snapshot = await call('proposalSnapshot', id)
    const deadline = await call('proposalDeadline', id)
    expect(created?.args.toArray(true)).toEqual([
      id,
      dao.holder.address,
      draft.targets,
      draft.values,
      [''],
      draft.calldatas,
      snapshot,
      deadline,
      draft.description,
    ])
    expect(await call('hashProposal', ...hashed())).toBe(id)
    expect(await call('getProposalId', ...hashed())).toBe(id)
    expect(await call('proposalProposer', id)).toBe(dao.holder.address)
    expect(Number(deadline) - Number(snapshot)).toBe(100)
  })

  it('takes voting power from the token of the past alone', async () => {
    const past = Number(await call('clock')) - 1

    expect(await call('getVotes', dao.holder.address, past)).toBe(dao.supply)
    expect(await dao.token.getFunction('getPastVotes')(dao.holder.address, past)).toBe(dao.supply)
    expect(await call('quorum', past)).toBe(dao.supply / 25n)
  })

  it('goes from pending to executed with the standard events, and the operation has the standard salt', async () => {
    await propose()
    expect(await stateName()).toBe('Pending')
    await reach('proposalSnapshot')
    expect(await stateName()).toBe('Active')

    const voted = eventsOf(await send('castVoteWithReason', id, 1, 'because'))
    expect(voted.map(({ name, args }) => [name, ...args.toArray()])).toEqual([
      ['VoteCast', dao.holder.address, id, 1n, dao.supply, 'because'],
    ])
    expect(await call('hasVoted', id, dao.holder.address)).toBe(true)
    await reach('proposalDeadline')
    expect(await stateName()).toBe('Succeeded')

    const queued = eventsOf(await send('queue', ...hashed()))
    expect(await stateName()).toBe('Queued')
    const eta = await call('proposalEta', id)
    expect(queued.map(({ name, args }) => [name, ...args.toArray()])).toEqual([['ProposalQueued', id, eta]])
    const salt = toBeHex((BigInt(dao.address) << 96n) ^ BigInt(descriptionHashOf(draft.description)), 32)
    const operation = await dao.timelock.getFunction('hashOperationBatch')(
      ...hashed().slice(0, 3),
      `0x${'00'.repeat(32)}`,
      salt,
    )
    expect(await dao.timelock.getFunction('isOperationPending')(operation)).toBe(true)

    await dao.time.increaseTo(Number(eta))
    const executed = eventsOf(await send('execute', ...hashed()))
    expect(executed.map(({ name }) => name)).toContain('ProposalExecuted')
    expect(await stateName()).toBe('Executed')
  })

  it('is defeated without votes', async () => {
    await propose()
    await reach('proposalDeadline')
    expect(await stateName()).toBe('Defeated')
  })

  it('expires when nobody queues', async () => {
    await propose()
    await reach('proposalSnapshot')
    await send('castVote', id, 1)
    await reach('proposalDeadline')
    await dao.pass(101)
    expect(await stateName()).toBe('Expired')
  })

  it.each(['the proposer’s withdrawal', 'the guardian’s veto', 'the loss of the threshold'])(
    'emits ProposalCanceled for %s',
    async (way) => {
      await propose()
      if (way === 'the loss of the threshold') {
        await (await dao.token.getFunction('transfer')(dao.stranger, dao.supply)).wait()
        await dao.pass(1)
      }
      const signer = way.includes('guardian') ? dao.guardian : way.includes('loss') ? dao.stranger : dao.holder
      const response = await new Contract(dao.governor.target, dao.governor.interface, signer)
        .getFunction('cancel')
        .send(...hashed())
      const receipt = await mined(response)

      expect(eventsOf(receipt).map(({ name, args }) => [name, ...args.toArray()])).toEqual([['ProposalCanceled', id]])
      expect(await stateName()).toBe('Canceled')
    },
  )

  it('counts partial votes beside whole ones', async () => {
    await propose()
    await reach('proposalSnapshot')
    const params = `0x${[1n, 2n, 3n].map((part) => part.toString(16).padStart(32, '0')).join('')}`

    const voted = eventsOf(await send('castVoteWithReasonAndParams', id, 255, '', params))

    expect(voted.map(({ name, args }) => [name, ...args.toArray()])).toEqual([
      ['VoteCastWithParams', dao.holder.address, id, 255n, 6n, '', params],
    ])
    expect(await call('proposalVotes', id)).toEqual([1n, 2n, 3n])
    expect(await call('usedVotes', id, dao.holder.address)).toBe(6n)
  })

  it('takes a ballot that ethers signed', async () => {
    await propose()
    await reach('proposalSnapshot')
    const signature = await signBallot(dao, id, dao.holder)

    const response = await new Contract(dao.governor.target, dao.governor.interface, dao.stranger)
      .getFunction('castVoteBySig')
      .send(id, 1, dao.holder, signature)
    await response.wait()

    expect(await call('proposalVotes', id)).toEqual([0n, dao.supply, 0n])
  })
})

/** Code that takes every signature for its account's: ERC-1271's answer, whatever is asked. */
const answering = `0x7f1626ba7e${'00'.repeat(28)}5f5260205ff3`

describe('an account that delegates its code (EIP-7702)', () => {
  it.each([
    ['votes by signature where that code answers for signatures', true],
    ['votes by transaction where it does not', false],
  ])('%s', async (_, answers) => {
    const dao = await freshGovernor(0)
    const { ethers, governor, token, holder, stranger } = dao
    const voter = new Wallet(ethers.id('voter'), ethers.provider)
    await (await holder.sendTransaction({ to: voter, value: ethers.parseEther('1') })).wait()
    await (await token.getFunction('transfer')(voter, dao.supply / 2n)).wait()
    await (await new Contract(token.target, token.interface, voter).getFunction('delegate')(voter)).wait()
    await dao.pass(1)
    const draft = draftOf(dao, 'Body')
    const id = proposalIdOf(draft, descriptionHashOf(draft.description))
    await (
      await governor.getFunction('propose')(draft.targets, draft.values, draft.calldatas, draft.description)
    ).wait()
    await dao.pass(11)
    const signature = await signBallot(dao, id, voter)

    const code = answers ? await deployCode(dao, answering) : await dao.timelock.getAddress()
    const authorization = await voter.authorize({ address: code, chainId: 31_337, nonce: await voter.getNonce() })
    await (await stranger.sendTransaction({ type: 4, to: stranger, authorizationList: [authorization] })).wait()
    expect(await ethers.provider.getCode(voter)).toBe(`0xef0100${getAddress(code).slice(2).toLowerCase()}`)

    const byStranger = new Contract(governor.target, governor.interface, stranger).getFunction('castVoteBySig')
    const bySignature = byStranger.staticCall(id, 1, voter, signature)
    expect(await bySignature.catch(() => 'refused')).toBe(answers ? dao.supply / 2n : 'refused')
    const byTransaction = new Contract(governor.target, governor.interface, voter).getFunction('castVote')
    await (await byTransaction.send(id, 1)).wait()
    expect(await governor.getFunction('proposalVotes')(id)).toEqual([0n, dao.supply / 2n, 0n])
  })
})

async function mined(response: ContractTransactionResponse): Promise<ContractTransactionReceipt> {
  const receipt = await response.wait()
  if (receipt === null) throw new Error('the transaction was not mined')
  return receipt
}

interface TypedDataSigner {
  readonly address: string
  signTypedData: Wallet['signTypedData']
}

async function signBallot(
  { address, governor }: FreshGovernor,
  proposalId: bigint,
  voter: TypedDataSigner,
): Promise<string> {
  const domain = { name: 'Althing', version: '1', chainId: 31_337, verifyingContract: address }
  const types = {
    Ballot: [
      { name: 'proposalId', type: 'uint256' },
      { name: 'support', type: 'uint8' },
      { name: 'voter', type: 'address' },
      { name: 'nonce', type: 'uint256' },
    ],
  }
  const nonce: unknown = await governor.getFunction('nonces(address)')(voter.address)
  const message = { proposalId, support: 1, voter: voter.address, nonce }
  return Signature.from(await voter.signTypedData(domain, types, message)).serialized
}

async function deployCode({ holder }: FreshGovernor, runtime: string): Promise<string> {
  const size = (runtime.length / 2 - 1).toString(16).padStart(2, '0')
  const receipt = await (
    await holder.sendTransaction({ data: `0x60${size}600a5f3960${size}5ff3${runtime.slice(2)}` })
  ).wait()
  return getAddress(String(receipt?.contractAddress))
}
