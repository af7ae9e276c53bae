import { type Abi, type Address, decodeFunctionData, encodeFunctionData, type Hex } from 'viem'

/** A contract call that somebody is asked to sign. */
export type PreparedCall = {
  /** What it does, as a person would say it. */
  title: string
  /** Which of our contracts. */
  contract: string
  to: Address
  abi: Abi
  functionName: string
  args: readonly unknown[]
  /** Wei that goes along; none if left out. */
  value?: bigint
}

export type ReadCall = { data: Hex; signature: string; args: readonly (readonly [string, string])[] }

/** The bytes that will be signed, decoded again: what is shown comes from them and not from the form. */
export function readCall({ abi, functionName, args }: PreparedCall): ReadCall {
  const data = encodeFunctionData({ abi, functionName, args })
  const decoded = decodeFunctionData({ abi, data })
  const item = abi.find(
    (entry) => entry.type === 'function' && entry.name === functionName && entry.inputs.length === args.length,
  )
  const inputs = item?.type === 'function' ? item.inputs : []
  return {
    data,
    signature: `${decoded.functionName}(${inputs.map(({ type }) => type).join(', ')})`,
    args: inputs.map(({ name, type }, index) => [name || type, printArgument(decoded.args?.[index])] as const),
  }
}

/** An argument in words: integers in full, structures field by field. */
export function printArgument(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return String(value)
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner), 2) ?? ''
}
