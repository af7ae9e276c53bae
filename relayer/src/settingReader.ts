/** Variables of a process, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>

type Rule<T> = {
  readonly allowed: string
  readonly parse: (text: string) => T
  readonly absent?: string
  readonly secret?: boolean
}

/** Reads one variable; undefined where it is wrong. */
export type Reader = <T>(name: string, rule: Rule<T>) => T | undefined

/** Creates what reads one variable; what is wrong is added to `problems`, so that all of it is told at once. */
export function createReader(environment: Environment, problems: string[]): Reader {
  return (name, { allowed, parse, absent, secret = false }) => {
    const found = environment[name]?.trim() ?? ''
    const text = found === '' ? absent : found
    try {
      if (text !== undefined) return parse(text)
    } catch {
      // Named below, as an absent one is.
    }
    const shown = found === '' ? 'nothing' : secret ? 'a value that is not shown' : JSON.stringify(found)
    problems.push(`${name}: found ${shown}, allowed: ${allowed}`)
    return undefined
  }
}
