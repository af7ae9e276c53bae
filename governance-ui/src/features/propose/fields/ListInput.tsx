import { Button } from '../../../ui/Button.tsx'
import type { FieldShape } from '../forms/fieldShape.ts'
import { initialValue, isList } from '../forms/formValue.ts'
import { fieldId } from '../fieldId.ts'
import type { FieldProps } from './fieldContext.ts'

type Props = FieldProps & { shape: Extract<FieldShape, { kind: 'list' }> }

/** Several values of one shape, in order. */
export function ListInput({ shape, words, path, optional, value, context, onChange }: Props) {
  const { item, itemWords, most } = shape
  const items = isList(value) ? value : []
  const issue = context.issues.find((one) => one.path === path)
  const name = itemWords.label.toLowerCase()
  return (
    <fieldset className="propose__part">
      <legend>{optional ? `${words.label} (optional)` : words.label}</legend>
      {words.hint && <p className="field__hint">{words.hint}</p>}
      {items.map((entry, index) => (
        <div key={index} className="propose__entry">
          <div className="propose__entry-fields">
            <context.Input
              shape={item}
              words={{ ...itemWords, label: `${itemWords.label} ${index + 1}` }}
              path={`${path}[${index}]`}
              optional={false}
              value={entry}
              context={context}
              onChange={(next) => onChange(items.map((known, at) => (at === index ? next : known)))}
            />
          </div>
          <Button
            look="bare"
            small
            onClick={() => onChange(items.filter((_, at) => at !== index))}
            aria-label={`Remove ${name} ${index + 1}`}
          >
            Remove
          </Button>
        </div>
      ))}
      {items.length < most && (
        <Button
          look="quiet"
          small
          id={fieldId(context.action, path)}
          aria-describedby={`${fieldId(context.action, path)}-error`}
          onClick={() => onChange([...items, initialValue(item)])}
        >
          Add a {name}
        </Button>
      )}
      <span className="field__error" id={`${fieldId(context.action, path)}-error`}>
        {items.length > 0 && issue && `Allowed: ${issue.allowed}.`}
      </span>
    </fieldset>
  )
}
