import { readdir, readFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { actionsDocumentSchema } from './action.ts'

const path = new URL('../../schema/actions.schema.json', import.meta.url)

test('the published JSON Schema is the one that actions are parsed with (`npx vitest -u` writes it)', async () => {
  const schema = {
    $id: 'urn:althing:schema:actions:1',
    title: 'What an Althing proposal does (actions/1)',
    ...z.toJSONSchema(actionsDocumentSchema, { io: 'input' }),
  }

  const text = await format(JSON.stringify(schema), { ...(await resolveConfig(path)), parser: 'json', plugins: [] })

  await expect(text).toMatchFileSnapshot(path.pathname)
})

test('every example names the published schema', async () => {
  const examples = new URL('../../examples/', import.meta.url)
  for (const name of await readdir(examples)) {
    const document: unknown = JSON.parse(await readFile(new URL(`${name}/actions.json`, examples), 'utf8'))
    expect(document).toMatchObject({ $schema: '../../schema/actions.schema.json', format: 'actions/1' })
  }
})
