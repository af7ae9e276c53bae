import { datasetIdOf, type Manifest } from '@althing/proposals'
import { type SubmitEvent, useState } from 'react'
import type { Address } from 'viem'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import { Commitment } from './Commitment.tsx'
import { type DescribedDataset, describeDataset, type DescriptionForm, emptyDescription } from './description.ts'
import { DescriptionFields } from './DescriptionFields.tsx'
import type { ChosenFile } from './hashing/messages.ts'
import { PreferenceFields } from './PreferenceFields.tsx'
import type { Preference } from './preferenceWords.ts'
import { SubmissionCost } from './SubmissionCost.tsx'
import { SubmitReview } from './SubmitReview.tsx'
import { Upload } from './Upload.tsx'

/** Who offers data here offers it for training; of other uses nothing is said unless it is said. */
const offered: Preference = {
  dataMining: 'unspecified',
  aiTraining: 'allowed',
  aiGenerativeTraining: 'allowed',
  aiInference: 'unspecified',
}

type Props = { own: Address; manifest: Manifest; files: readonly ChosenFile[] }

/** From the commitment to the chain, and from there the bytes to the relayer. */
export function SubmitDataset({ own, manifest, files }: Props) {
  const [form, setForm] = useState<DescriptionForm>(emptyDescription)
  const [preference, setPreference] = useState(offered)
  const [wrong, setWrong] = useState<{ field: keyof DescriptionForm | null; message: string } | null>(null)
  const [described, setDescribed] = useState<DescribedDataset | null>(null)
  const [submitted, setSubmitted] = useState<DescribedDataset | null>(null)
  const review = (event: SubmitEvent) => {
    event.preventDefault()
    const result = describeDataset(form, { manifest, now: new Date(), own })
    setWrong(result.ok ? null : result)
    setDescribed(result.ok ? result.value : null)
  }
  if (submitted) {
    return (
      <Section title="Bring the bytes">
        <Upload manifest={manifest} files={files} metadata={submitted.metadata} id={datasetIdOf(own, manifest.root)} />
      </Section>
    )
  }
  return (
    <>
      <Section title="What the chain will hold">
        <Commitment manifest={manifest} />
      </Section>
      <Section title="Describe it">
        <form className="form" onSubmit={review} noValidate>
          <DescriptionFields form={form} wrong={wrong} onChange={setForm} />
          <PreferenceFields preference={preference} onChange={setPreference} />
          <SubmissionCost />
          {wrong?.field === null && <p className="field__error">{wrong.message}</p>}
          <div className="form__actions">
            <Button type="submit">Review the submission</Button>
          </div>
        </form>
      </Section>
      {described && (
        <SubmitReview
          manifest={manifest}
          described={described}
          preference={preference}
          onClose={() => setDescribed(null)}
          onDone={() => {
            setSubmitted(described)
            setDescribed(null)
          }}
        />
      )}
    </>
  )
}
