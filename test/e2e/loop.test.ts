import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runProgram } from '../support/program.ts'

const runSchema = z.object({ status: z.string(), before: z.number(), after: z.number() })
const demoSchema = z.object({
  format: z.literal('demo/1'),
  ok: z.literal(true),
  inForce: runSchema,
  refused: runSchema,
  steps: z.array(z.object({ title: z.string(), summary: z.string(), checks: z.array(z.string()) })),
})

describe('the whole loop, as `npm run demo -- --json` plays it', () => {
  let dir: string
  let demo: z.infer<typeof demoSchema>

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'althing-loop-'))
    const { code, output, stdout } = await runProgram(['scripts/demo/main.ts', '--json', '--dir', dir])
    if (code !== 0) throw new Error(output)
    demo = demoSchema.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''))
  })

  afterAll(() => rm(dir, { recursive: true, force: true }))

  it("brings a contributor's data into force, better on held-out rows", () => {
    expect(demo.inForce.status).toBe('Finalized')
    expect(demo.inForce.after).toBeGreaterThan(0.8)
    expect(demo.inForce.after - demo.inForce.before).toBeGreaterThan(0.3)
  })

  it('refuses shuffled labels although they were voted in', () => {
    expect(demo.refused.status).toBe('Refused')
    expect(demo.refused.before).toBe(demo.inForce.after)
    expect(demo.refused.after).toBeLessThan(0.7)
  })

  it('says of each step what was checked', () => {
    const titles = demo.steps.map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['Freya pulls it', 'The gate refuses', 'A proposal is voted down']))
    expect(demo.steps.flatMap(({ checks }) => checks).length).toBeGreaterThan(25)
  })
})
