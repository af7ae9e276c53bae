import { type Hex, PasskeyError, passkeySignature } from '@althing/proposals'
import { hexToBytes } from 'viem'

/** What an authenticator answers to a challenge, as far as it is signed. */
type Answer = { authenticatorData: ArrayBuffer; clientDataJSON: ArrayBuffer; signature: ArrayBuffer }

/**
 * Has a passkey of this site sign a message's digest, in the form that its verifier takes (ERC-7913, WebAuthn).
 * @throws PasskeyError where the device answers with something else.
 */
export async function askPasskey(digest: Hex, credentials: Pick<CredentialsContainer, 'get'>): Promise<Hex> {
  const challenge = new Uint8Array(hexToBytes(digest))
  const credential = await credentials.get({ publicKey: { challenge, userVerification: 'required' } })
  const response: unknown = credential === null ? null : Reflect.get(credential, 'response')
  if (!isAnswer(response)) throw new PasskeyError('The device did not answer with a passkey.')
  return passkeySignature({
    authenticatorData: new Uint8Array(response.authenticatorData),
    clientDataJSON: new Uint8Array(response.clientDataJSON),
    signature: new Uint8Array(response.signature),
  })
}

function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['authenticatorData', 'clientDataJSON', 'signature'].every(
      (part) => Reflect.get(value, part) instanceof ArrayBuffer,
    )
  )
}
