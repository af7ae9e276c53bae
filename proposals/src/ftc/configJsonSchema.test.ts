import { format, resolveConfig } from 'prettier'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { configDocumentSchema } from './configSchema.ts'

const path = new URL('../../schema/ftc-1.schema.json', import.meta.url)

it('publishes the JSON Schema of what is parsed (`npx vitest -u` writes it)', async () => {
  const schema = {
    $id: 'urn:althing:schema:ftc:1',
    title: 'The fine-tuning config that a proposal approves (ftc/1)',
    description: 'Rules that bind one field to another have no form here: `althing config hash` has the last word.',
    ...z.toJSONSchema(configDocumentSchema),
  }

  const text = await format(JSON.stringify(schema), { ...(await resolveConfig(path)), parser: 'json', plugins: [] })

  await expect(text).toMatchFileSnapshot(path.pathname)
})
