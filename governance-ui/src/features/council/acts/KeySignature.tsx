import { actTypedData, asHex, type CouncilActFile, type Hex, isHex } from '@althing/proposals'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hashTypedData } from 'viem'
import { readSigningDomain } from '../../../chain/readSigningDomain.ts'
import { useReader } from '../../../chain/useReader.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Hash } from '../../../ui/Hash.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { QueryView } from '../../../ui/QueryView.tsx'
import { askPasskey } from './askPasskey.ts'

type Props = { act: CouncilActFile['act']; onSigned: (signature: Hex) => void }

/** How a member that is a key signs: a passkey of this site at once, any other with the digest and its answer. */
export function KeySignature({ act, onSigned }: Props) {
  const reader = useReader()
  const [typed, setTyped] = useState('')
  const digest = useQuery({
    queryKey: ['act-digest', act],
    queryFn: async () => {
      const { domain, types, primaryType, message } = actTypedData(await readSigningDomain(reader, 'council'), act)
      return hashTypedData({ domain, types, primaryType, message: { ...message } })
    },
  })
  const ask = useMutation({ mutationFn: (of: Hex) => askPasskey(of, navigator.credentials), onSuccess: onSigned })
  const signature = typed.trim()
  return (
    <details className="reveal">
      <summary>How this key signs</summary>
      <QueryView query={digest} what="what it has to sign" lines={2}>
        {(known) => (
          <div className="form">
            <p className="field__hint">
              It signs this digest, a passkey as the challenge of a login at the site that it was made for:{' '}
              <Hash value={known} what="the digest to sign" />
            </p>
            {ask.isError && (
              <Notice tone="warn" title="No passkey of this site signed." live>
                <p>{ask.error.message.slice(0, 300)}</p>
              </Notice>
            )}
            <Button look="quiet" small onClick={() => ask.mutate(known)} disabled={ask.isPending}>
              Ask this device’s passkey
            </Button>
            <Field
              label="Or its signature"
              hint="As the key’s verifier takes it."
              mono
              error={signature === '' || isHex(signature) ? null : 'Allowed: 0x and hexadecimal digits.'}
            >
              {(wiring) => (
                <input
                  {...wiring}
                  value={typed}
                  spellCheck={false}
                  autoComplete="off"
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
            <Button look="quiet" small disabled={!isHex(signature)} onClick={() => onSigned(asHex(signature))}>
              Add it
            </Button>
          </div>
        )}
      </QueryView>
    </details>
  )
}
