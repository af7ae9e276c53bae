import type { z } from 'zod'
import { describeValue, formatPath } from './formatPath.ts'

/** One thing wrong with a document. */
export interface DescribedIssue {
  readonly path: string
  readonly found: string
  readonly allowed: string
}

/**
 * Puts zod's issues in the form of every error here: where, what was found, what is allowed. Parse with
 * `reportInput: true`, and let each schema's `error` say what is allowed.
 */
export function describeIssues(error: z.ZodError): DescribedIssue[] {
  return error.issues.flatMap((issue): DescribedIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: formatPath([...issue.path, key]),
        found: 'an unknown key',
        allowed: 'only the keys of the specification',
      }))
    }
    // A custom rule brings what was found; zod reports the input otherwise.
    const found = issue.code === 'custom' ? issue.params?.['found'] : undefined
    const input = issue.code === 'invalid_union' && 'discriminator' in issue ? discriminated(issue) : issue.input
    return [
      {
        path: formatPath(issue.path),
        found: typeof found === 'string' ? found : describeValue(input),
        allowed: issue.message,
      },
    ]
  })
}

/** The path of a union's issue ends at its discriminator while the input is the object around it. */
function discriminated(issue: z.core.$ZodIssueInvalidUnion): unknown {
  const key = issue.path.at(-1)
  const input = issue.input
  if (key === undefined || input === null || typeof input !== 'object') return input
  return Reflect.get(input, key)
}
