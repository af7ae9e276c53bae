import { PasskeyError, passkeySignature } from '@althing/proposals'
import { expect, test } from 'vitest'
import { askPasskey } from './askPasskey.ts'

const digest = `0x${'ab'.repeat(32)}` as const
const bytes = (text: string) => new TextEncoder().encode(text)
const answer = {
  authenticatorData: new Uint8Array(37).buffer,
  clientDataJSON: bytes('{"type":"webauthn.get","challenge":"AAAA"}').buffer,
  // DER of r = 1 and s = 2.
  signature: new Uint8Array([0x30, 6, 2, 1, 1, 2, 1, 2]).buffer,
}

test('the digest is the challenge, and the answer is what the verifier takes', async () => {
  const asked: (CredentialRequestOptions | undefined)[] = []
  const get = async (options?: CredentialRequestOptions) => {
    asked.push(options)
    return { id: 'a', type: 'public-key', response: answer }
  }

  expect(await askPasskey(digest, { get })).toBe(
    passkeySignature({
      authenticatorData: new Uint8Array(answer.authenticatorData),
      clientDataJSON: new Uint8Array(answer.clientDataJSON),
      signature: new Uint8Array(answer.signature),
    }),
  )
  expect(asked).toEqual([{ publicKey: { challenge: new Uint8Array(32).fill(0xab), userVerification: 'required' } }])
})

test.each([
  ['nothing', null],
  ['a password', { id: 'a', type: 'password' }],
  ['an answer without a signature', { id: 'a', type: 'public-key', response: { ...answer, signature: undefined } }],
])('%s is refused', async (_what, credential) => {
  await expect(askPasskey(digest, { get: async () => credential })).rejects.toThrow(PasskeyError)
})
