import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { chooseFiles } from './hashing/chooseFiles.ts'
import type { ChosenFile } from './hashing/messages.ts'
import type { Hashing } from './useHashing.ts'

type Props = { hashing: Hashing; onChoose: (files: readonly ChosenFile[]) => void }

/** A folder or single files; nothing leaves this machine while they are hashed. */
export function FolderPicker({ hashing, onChoose }: Props) {
  const choose = (list: FileList | null) => {
    const files = chooseFiles(list ?? [])
    if (files.length > 0) onChoose(files)
  }
  return (
    <div className="stack">
      <Field label="Folder" hint="Its files are hashed here, in this page. Nothing is sent yet.">
        {(wiring) => (
          <input {...wiring} type="file" multiple webkitdirectory="" onChange={(event) => choose(event.target.files)} />
        )}
      </Field>
      <Field label="Or single files">
        {(wiring) => <input {...wiring} type="file" multiple onChange={(event) => choose(event.target.files)} />}
      </Field>
      <div aria-live="polite">
        {hashing.state === 'hashing' && (
          <Progress fraction={hashing.fraction} label={`Hashing ${hashing.path.slice(0, 80)}`} />
        )}
        {hashing.state === 'failed' && (
          <Notice tone="bad" title="These files cannot be a dataset.">
            <pre>{hashing.message}</pre>
          </Notice>
        )}
      </div>
    </div>
  )
}
