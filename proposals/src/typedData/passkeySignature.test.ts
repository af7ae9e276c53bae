import { describe, expect, it } from 'vitest'
import { PasskeyError, passkeySignature, passkeySigner } from './passkeySignature.ts'

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const json = '{"type":"webauthn.get","challenge":"AAAA","origin":"https://althing.example"}'
const word = (value: bigint): string => value.toString(16).padStart(64, '0')

/** DER of two integers that fill 32 bytes, the second with its leading zero. */
function der(r: bigint, s: bigint): Uint8Array {
  return Buffer.from(`30450220${word(r)}022100${word(s)}`, 'hex')
}

const r = 5n << 240n

describe('passkeySignature', () => {
  it('says where the challenge and the type stand, and takes the lower s', () => {
    const signed = passkeySignature(assertion({ signature: der(r, order - 7n) }))

    expect(signed.slice(2, 2 + 4 * 64)).toBe([r, 7n, 23n, 1n].map(word).join(''))
    expect(signed).toContain(Buffer.from(json).toString('hex'))
  })

  it('keeps an s that is the lower one already', () => {
    const low = Buffer.from(`30440220${word(r)}0220${word(order / 2n)}`, 'hex')
    expect(passkeySignature(assertion({ signature: low })).slice(66, 130)).toBe(word(order / 2n))
  })

  it.each([
    ['registration', '{"type":"webauthn.create","challenge":"AAAA"}'],
    ['no challenge', '{"type":"webauthn.get"}'],
  ])('refuses %s', (_, clientData) => {
    expect(() => passkeySignature(assertion({ clientDataJSON: Buffer.from(clientData) }))).toThrow(PasskeyError)
  })

  it.each([
    ['nothing', ''],
    ['a byte too many', `${Buffer.from(der(r, 1n)).toString('hex')}00`],
    ['a byte too few', Buffer.from(der(r, 1n)).toString('hex').slice(0, -2)],
    ['no sequence', `31${Buffer.from(der(r, 1n)).toString('hex').slice(2)}`],
    ['an empty integer', '300402000200'],
    ['a longer integer than P-256 has', `30470222${'01'.repeat(34)}0221${'01'.repeat(33)}`],
  ])('refuses %s for a signature', (_, hex) => {
    expect(() => passkeySignature(assertion({ signature: Buffer.from(hex, 'hex') }))).toThrow(PasskeyError)
  })
})

it('names a passkey by its verifier and its key', () => {
  const verifier = '0x1111111111111111111111111111111111111111'
  expect(passkeySigner(verifier, new Uint8Array(64).fill(2))).toBe(`${verifier}${'02'.repeat(64)}`)
})

function assertion(changes: { clientDataJSON?: Uint8Array; signature?: Uint8Array }) {
  return {
    authenticatorData: new Uint8Array(37),
    clientDataJSON: Buffer.from(json),
    signature: der(r, order - 7n),
    ...changes,
  }
}
