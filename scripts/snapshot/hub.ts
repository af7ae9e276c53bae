import { canonicalJson, type CheckResult } from '@althing/proposals'
import { z } from 'zod'
import { SequencerError } from './sequencerError.ts'

const spaceSchema = z.object({
  id: z.string(),
  network: z.string(),
  voting: z.object({
    delay: z.number().nullable(),
    period: z.number().nullable(),
    type: z.string().nullable(),
  }),
})

/** The rules of a space that a temperature check must keep. */
export type Space = z.infer<typeof spaceSchema>

const seconds = z.int().min(0)
export const hubProposalSchema = z.object({
  id: z.string(),
  author: z.string(),
  created: seconds,
  space: z.object({ id: z.string() }),
  type: z.string(),
  title: z.string(),
  body: z.string(),
  discussion: z.string(),
  choices: z.array(z.string()),
  labels: z
    .array(z.string())
    .nullable()
    .transform((labels) => labels ?? []),
  start: seconds,
  end: seconds,
  snapshot: z.coerce.number().int().min(0),
  plugins: z.record(z.string(), z.unknown()),
  privacy: z.string().nullable(),
  app: z.string().nullable(),
  scores: z.array(z.number()),
  scores_state: z.string(),
  quorum: z.number(),
})

const proposalFields =
  'id author created space { id } type title body discussion choices labels start end snapshot plugins privacy app ' +
  'scores scores_state quorum'

/** Reads a space. Throws SequencerError where the hub does not know it. */
export async function readSpace(hubUrl: string, id: string): Promise<Space> {
  const query = 'query ($id: String!) { space(id: $id) { id network voting { delay period type } } }'
  const { space } = await ask(hubUrl, { query, id }, z.object({ space: spaceSchema.nullable() }))
  if (space === null) throw new SequencerError(`the hub at ${hubUrl} knows no space ${JSON.stringify(id)}`)
  return space
}

/** Reads a temperature check and its scores. Throws SequencerError where the hub does not know it. */
export async function readCheck(hubUrl: string, id: string): Promise<CheckResult> {
  const query = `query ($id: String!) { proposal(id: $id) { ${proposalFields} } }`
  const { proposal } = await ask(hubUrl, { query, id }, z.object({ proposal: hubProposalSchema.nullable() }))
  if (proposal === null) throw new SequencerError(`the hub at ${hubUrl} knows no proposal ${id}`)
  return checkResultOf(proposal)
}

/**
 * What the author signed, put together again from what a hub stores. The hub may have reordered the keys of `plugins`,
 * so they are put in canonical order, in which we sign them.
 */
export function checkResultOf(proposal: z.infer<typeof hubProposalSchema>): CheckResult {
  const {
    id,
    author,
    created,
    space,
    plugins,
    privacy,
    app,
    scores,
    scores_state: state,
    quorum,
    ...content
  } = proposal
  return {
    id,
    message: {
      ...content,
      from: author,
      timestamp: created,
      space: space.id,
      plugins: canonicalJson(plugins),
      privacy: privacy ?? '',
      app: app ?? '',
    },
    scores,
    final: state === 'final',
    quorum,
  }
}

async function ask<T>(hubUrl: string, request: { query: string; id: string }, schema: z.ZodType<T>): Promise<T> {
  let body: unknown
  try {
    const response = await fetch(`${hubUrl.replace(/\/+$/, '')}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: request.query, variables: { id: request.id } }),
      signal: AbortSignal.timeout(15_000),
      redirect: 'error',
    })
    body = await response.json()
  } catch (cause) {
    throw new SequencerError(`the hub at ${hubUrl} does not answer`, { cause })
  }
  const parsed = z.object({ data: schema }).safeParse(body)
  if (parsed.success) return parsed.data.data
  throw new SequencerError(`the hub at ${hubUrl} answered something else than its API says`)
}
