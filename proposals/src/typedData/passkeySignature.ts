import { AbiCoder } from 'ethers/abi'
import { concat, hexlify, toBeHex } from 'ethers/utils'
import { ProposalsError } from '../errors.ts'
import { asHex, type Hex } from '../hex.ts'

/** What `navigator.credentials.get` answers when the challenge is the digest of typed data, as far as it is verified. */
export interface PasskeyAssertion {
  readonly authenticatorData: Uint8Array
  readonly clientDataJSON: Uint8Array
  /** ECDSA over P-256, in DER. */
  readonly signature: Uint8Array
}

/** An assertion is not one over P-256, or not of a login. */
export class PasskeyError extends ProposalsError {
  override name = 'PasskeyError'
}

/** Order of the P-256 group. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * Signer that stands for a passkey: the verifier's address and the key (ERC-7913).
 * @param publicKey The key's two coordinates, 64 bytes.
 */
export function passkeySigner(verifier: Hex, publicKey: Uint8Array): Hex {
  return asHex(concat([verifier, publicKey]))
}

/**
 * The signature that OpenZeppelin's ERC7913WebAuthnVerifier takes: the fields of `WebAuthnAuth`, with the lower `s` of the
 * two that say the same, and where `challenge` and `type` stand in the client's JSON.
 * @throws PasskeyError where the assertion is none.
 */
export function passkeySignature({ authenticatorData, clientDataJSON, signature }: PasskeyAssertion): Hex {
  const json = new TextDecoder().decode(clientDataJSON)
  const challengeIndex = json.indexOf('"challenge":"')
  const typeIndex = json.indexOf('"type":"webauthn.get"')
  if (challengeIndex < 0 || typeIndex < 0)
    throw new PasskeyError('The passkey answered something else than a challenge.')
  const { r, s } = parseDer(signature)

  return asHex(
    AbiCoder.defaultAbiCoder().encode(
      ['bytes32', 'bytes32', 'uint256', 'uint256', 'bytes', 'string'],
      [toBeHex(r, 32), toBeHex(s > ORDER / 2n ? ORDER - s : s, 32), challengeIndex, typeIndex, authenticatorData, json],
    ),
  )
}

/** Two integers in a sequence, each of at most 33 bytes, and nothing after them. */
function parseDer(der: Uint8Array): { r: bigint; s: bigint } {
  const rLength = der[3] ?? 0
  const sLength = der[5 + rLength] ?? 0
  const isSignature =
    der[0] === 0x30 &&
    der[1] === der.length - 2 &&
    der[2] === 0x02 &&
    der[4 + rLength] === 0x02 &&
    der.length === 6 + rLength + sLength &&
    Math.min(rLength, sLength) > 0 &&
    Math.max(rLength, sLength) <= 33
  if (!isSignature) throw new PasskeyError('The passkey did not sign with ECDSA over P-256.')

  return {
    r: BigInt(hexlify(der.subarray(4, 4 + rLength))),
    s: BigInt(hexlify(der.subarray(6 + rLength))),
  }
}
