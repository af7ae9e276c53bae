import { useId } from 'react'

type Props<T extends string> = {
  legend: string
  options: readonly { value: T; label: string; note: string }[]
  value: T | null
  onChange: (value: T) => void
}

/** One of a few, each with a sentence of what it means. */
export function Choices<T extends string>({ legend, options, value, onChange }: Props<T>) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend className="legend">{legend}</legend>
      {options.map((option) => (
        // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the rule cannot see into `options`
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>
            <strong>{option.label}</strong>
            <small>{option.note}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
