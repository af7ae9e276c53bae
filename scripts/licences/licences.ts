import { z } from 'zod'

const entrySchema = z.object({
  license: z.string().optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
})
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) })

/** A package whose licence nobody has judged yet. */
export interface UnknownLicence {
  readonly name: string
  /** As the package states it; null where it states none. */
  readonly license: string | null
}

const allowed = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD']

/** Judged one by one; data, no code. */
const judged: Readonly<Record<string, string>> = {
  'spdx-exceptions': 'CC-BY-3.0', // A list of identifiers, attributed in proposals/README.md.
  'spdx-license-ids': 'CC0-1.0', // A list of identifiers.
}

/** Packages of a `package-lock.json` that run with us (not for development alone) under a licence that is not allowed. */
export function unknownLicences(lock: unknown): UnknownLicence[] {
  const { packages } = lockSchema.parse(lock)
  return Object.entries(packages).flatMap(([path, { license = null, dev, link }]) => {
    const [, name] = /.*node_modules\/(.+)$/.exec(path) ?? []
    if (name === undefined || dev || link) return []
    return judged[name] === license || isAllowed(license) ? [] : [{ name, license }]
  })
}

/** Any alternative will do; of what applies together, all must be allowed. */
function isAllowed(license: string | null): boolean {
  const terms = (license ?? '').replaceAll(/[()]/g, '').split(' OR ')
  return terms.some((term) => term.split(' AND ').every((one) => allowed.includes(one)))
}
