import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  actionsHashOf,
  agreementOf,
  asHex,
  type Calls,
  endPauseTypedData,
  type Hex,
  type MemberSignature,
  passkeySignature,
  passkeySigner,
  pauseTypedData,
  reportTypedData,
  type TypedData,
  vetoTypedData,
} from '@althing/proposals'
import { ContractFactory, type InterfaceAbi, isError, sha256, toBeHex, toUtf8Bytes, TypedDataEncoder } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonName } from '../../scripts/devnet/people.ts'
import { type ContractCall, readContract, readInteger, sendCall } from '../../scripts/governor/contractCalls.ts'
import { actionsOf, createDecisions, type Decisions, holders, type Proposal } from '../support/decisions.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

/** What members of the council and reviewers sign with TypeScript is what the deployed contracts verify. */
const canceled = 2n
const deadline = 4_000_000_000n
const reasonDigest = asHex(sha256(toUtf8Bytes('reason')))
const subject = asHex(toBeHex(12n, 32))

let althing: LocalAlthing
let decisions: Decisions
beforeAll(async () => {
  althing = await startLocalAlthing()
  decisions = createDecisions(althing)
  for (const name of holders) {
    const args = [althing.wallet(name).address]
    await sendCall(althing.wallet(name), althing.deployment, { contract: 'token', method: 'delegate', args })
  }
})
afterAll(() => althing.stop())

test('two of three members veto what is voted on; their signatures count once', async () => {
  const proposal = await decisions.propose(actionsOf({ type: 'governor.setVotingDelay', clockUnits: 4 }))
  const typed = vetoTypedData(domainOf('council'), vetoOf(proposal))
  const veto = vetoCall(proposal, await signedBy(typed, 'Gunnar', 'Ivar'))

  await send('Freya', veto)

  expect(await read('governor', 'state', proposal.id)).toBe(canceled)
  expect(await read('council', 'nonce', asHex(toBeHex(proposal.id, 32)))).toBe(1n)
  expect(await isRefused(veto)).toBe(true)
})

test('one member vetoes nothing', async () => {
  const proposal = await decisions.propose(actionsOf({ type: 'governor.setVotingDelay', clockUnits: 5 }))
  const typed = vetoTypedData(domainOf('council'), vetoOf(proposal))
  expect(await isRefused(vetoCall(proposal, await signedBy(typed, 'Gunnar')))).toBe(true)

  await send('Freya', vetoCall(proposal, await signedBy(typed, 'Gunnar', 'Hilda')))
})

test('a pause begins and ends by signatures', async () => {
  const governor = althing.deployment.contracts.governor
  const pause = { governor, subject, duration: 604_800n, reasonDigest, nonce: 0n, deadline }
  const begun = await signedBy(pauseTypedData(domainOf('council'), pause), 'Hilda', 'Gunnar')
  await send('Freya', councilCall('pause', governor, subject, pause.duration, reasonDigest, begun))
  expect(await isPaused()).toBe(true)

  const endPause = { subject, reasonDigest, nonce: 1n, deadline }
  const ended = await signedBy(endPauseTypedData(domainOf('council'), endPause), 'Hilda', 'Ivar')
  await send('Freya', councilCall('endPause', subject, reasonDigest, ended))
  expect(await isPaused()).toBe(false)
})

test('an actions hash is what the council is overruled for', async () => {
  const proposal = await decisions.propose(actionsOf({ type: 'governor.setVotingDelay', clockUnits: 6 }))
  const { targets, values, calldatas } = proposal.calls
  const typed = vetoTypedData(domainOf('council'), vetoOf(proposal))
  await send('Freya', vetoCall(proposal, await signedBy(typed, 'Gunnar', 'Hilda')))

  const call = { contract: 'council', method: 'actionsHashOf', args: [targets, values, calldatas] } as const
  const [actionsHash] = [...(await readContract(althing.provider, althing.deployment, call))]
  expect(actionsHash).toBe(actionsHashOf(proposal.calls))
})

test('a passkey is a member', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const passkey = passkeySigner(await deployVerifier(), coordinatesOf(publicKey))
  const gunnar = asHex(althing.wallet('Gunnar').address)
  await decisions.decide(actionsOf({ type: 'council.setMembers', members: [passkey, gunnar], threshold: 2 }))
  const proposal = await decisions.propose(actionsOf({ type: 'governor.setVotingDelay', clockUnits: 7 }))
  const typed = vetoTypedData(domainOf('council'), vetoOf(proposal))
  const digest = TypedDataEncoder.hash(typed.domain, typed.types, typed.message)

  const signatures = [
    ...(await signedBy(typed, 'Gunnar')).signatures,
    { member: passkey, signature: passkeySignature(assert(privateKey, digest)) },
  ]
  await send('Freya', vetoCall(proposal, agreementOf({ deadline, signatures })))

  expect(await read('governor', 'state', proposal.id)).toBe(canceled)
})

test('a reviewer signs, somebody else brings the report', async () => {
  const reviewer = asHex(althing.wallet('Egil').address)
  await decisions.decide(actionsOf({ type: 'reviewer.set', reviewer, kind: 'person' }))
  const finding = { subject, verdict: 0, digest: reasonDigest, uri: 'https://example.org/ä' } as const
  const typed = reportTypedData(domainOf('reviews'), { ...finding, reviewer, nonce: 0n, deadline })
  const signature = await althing.wallet('Egil').signTypedData(typed.domain, typed.types, typed.message)

  const report = { contract: 'reviews', method: 'reportBySig', args: [finding, reviewer, deadline, signature] } as const
  await send('Freya', report)

  expect(await read('reviews', 'reportCount', subject)).toBe(1n)
  expect(await isRefused(report)).toBe(true)
})

function domainOf(contract: 'council' | 'reviews') {
  const { chainId, contracts } = althing.deployment
  const name = { council: 'AuditCouncil', reviews: 'ReviewPanel' }[contract]
  return { name, chainId, verifyingContract: contracts[contract] }
}

function vetoOf({ id }: Proposal) {
  const governor = althing.deployment.contracts.governor
  return { governor, proposalId: id, reasonDigest, nonce: 0n, deadline }
}

async function signedBy<Message extends object>(typed: TypedData<Message>, ...names: PersonName[]) {
  const signatures = names.map(async (name): Promise<MemberSignature> => {
    const signer = althing.wallet(name)
    const signature = asHex(await signer.signTypedData(typed.domain, typed.types, { ...typed.message }))
    return { member: asHex(signer.address), signature }
  })
  return agreementOf({ deadline, signatures: await Promise.all(signatures) })
}

function councilCall(method: string, ...args: unknown[]): ContractCall {
  return { contract: 'council', method, args }
}

function vetoCall({ calls, descriptionHash }: Proposal, agreement: unknown): ContractCall {
  const proposed: Calls & { descriptionHash: Hex } = { ...calls, descriptionHash }
  return councilCall('veto', althing.deployment.contracts.governor, proposed, reasonDigest, agreement)
}

function send(name: PersonName, call: ContractCall) {
  return sendCall(althing.wallet(name), althing.deployment, call)
}

function read(contract: ContractCall['contract'], method: string, ...args: unknown[]): Promise<bigint> {
  return readInteger(althing.provider, althing.deployment, { contract, method, args })
}

async function isPaused(): Promise<unknown> {
  const call = { contract: 'council', method: 'isPaused', args: [subject] } as const
  return [...(await readContract(althing.provider, althing.deployment, call))][0]
}

async function isRefused(call: ContractCall): Promise<boolean> {
  try {
    await send('Freya', call)
    return false
  } catch (error) {
    return isError(error, 'CALL_EXCEPTION')
  }
}

async function deployVerifier(): Promise<Hex> {
  const name = 'ERC7913WebAuthnVerifier'
  const path = `../../artifacts/@openzeppelin/contracts/utils/cryptography/verifiers/${name}.sol/${name}.json`
  const artifact: { abi: InterfaceAbi; bytecode: string } = JSON.parse(
    await readFile(new URL(path, import.meta.url), 'utf8'),
  )
  const verifier = await new ContractFactory(artifact.abi, artifact.bytecode, althing.wallet('Freya')).deploy()
  await verifier.waitForDeployment()
  return asHex(await verifier.getAddress())
}

/** What a browser's authenticator does with a challenge: user present and verified. */
function assert(privateKey: KeyObject, challenge: string) {
  const authenticatorData = Buffer.concat([digestOf('althing.example'), Buffer.from([0x05, 0, 0, 0, 1])])
  const clientData = {
    type: 'webauthn.get',
    challenge: Buffer.from(challenge.slice(2), 'hex').toString('base64url'),
    origin: 'https://althing.example',
  }
  const clientDataJSON = Buffer.from(JSON.stringify(clientData))
  const signed = Buffer.concat([authenticatorData, digestOf(clientDataJSON)])
  return { authenticatorData, clientDataJSON, signature: sign('sha256', signed, privateKey) }
}

function digestOf(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}

function coordinatesOf(publicKey: KeyObject): Uint8Array {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return Buffer.concat([Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
}
