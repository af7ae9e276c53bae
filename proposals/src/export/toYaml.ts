import { Scalar, type ScalarTag, stringify } from 'yaml'

/**
 * Writes YAML that every reader takes for the same value: strings always in double quotes, so that none becomes a
 * boolean, a number or a tag; numbers without an exponent, which YAML 1.1 readers take for text.
 */
export function toYaml(value: unknown): string {
  return stringify(value, {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    aliasDuplicateObjects: false,
    customTags: (tags) => [smallNumber, ...tags],
  })
}

/** A text of several lines that is written as it reads, line by line. */
export function literalBlock(text: string): Scalar {
  const scalar = new Scalar(text)
  scalar.type = 'BLOCK_LITERAL'
  return scalar
}

const smallNumber: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => typeof value === 'number' && String(value).includes('e'),
  test: /^$/,
  resolve: Number,
  stringify: ({ value }) => withoutExponent(String(value)),
}

/** Writes `1.5e-7` as `0.00000015`: the same digits, so the same double. */
function withoutExponent(text: string): string {
  const [mantissa = '', exponent = '0'] = text.split('e')
  const negative = mantissa.startsWith('-')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : `${digits.slice(0, point).padEnd(point, '0')}${point < digits.length ? `.${digits.slice(point)}` : ''}`
  return negative ? `-${plain}` : plain
}
