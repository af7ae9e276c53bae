import { afterEach, beforeEach, expect, test } from 'vitest'

import { type ApiFixture, createApiFixture } from './testing/apiFixture.ts'

let api: ApiFixture
beforeEach(async () => {
  api = await createApiFixture()
})
afterEach(() => api.app.close())

test('the served document is the committed one: run vitest with -u after a change of the API', async () => {
  const served = (await api.app.inject('/openapi.json')).json()

  await expect(`${JSON.stringify(served, null, 2)}\n`).toMatchFileSnapshot('golden/openapi.json')
})

test('every served route is in the document and the other way round', async () => {
  const document = (await api.app.inject('/openapi.json')).json()
  const documented = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )

  for (const operation of documented) {
    const [method = '', path = ''] = operation.split(' ')
    expect([operation, api.app.hasRoute({ method: methodOf(method), url: path.replace(/\{(\w+)\}/g, ':$1') })]).toEqual(
      [operation, true],
    )
  }
  expect(documented.toSorted()).toEqual(routesIn(api.app.printRoutes({ commonPrefix: false })))
})

test('every reference in the document leads somewhere', async () => {
  const { body } = await api.app.inject('/openapi.json')
  const { components } = JSON.parse(body)
  const references = [...body.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name)

  expect(references.length).toBeGreaterThan(20)
  expect(references.filter((name) => !(name in components.schemas))).toEqual([])
})

test('operations have names of their own', async () => {
  const { body } = await api.app.inject('/openapi.json')
  const names = [...body.matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name)

  expect(names.length).toBeGreaterThan(20)
  expect(new Set(names).size).toBe(names.length)
})

function methodOf(method: string) {
  return method === 'PUT' ? 'PUT' : method === 'HEAD' ? 'HEAD' : 'GET'
}

/** Operations in Fastify's route tree, which indents a path below its beginning, four characters a level. */
function routesIn(tree: string): string[] {
  const parents: string[] = []
  const operations: string[] = []
  for (const line of tree.split('\n')) {
    const [, indent = '', part = '', methods = ''] = /^(.*?)(\/\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? []
    const depth = indent.length / 4
    parents[depth] = (parents[depth - 1] ?? '') + part
    const path = (parents[depth] ?? '').replace(/:(\w+)/g, '{$1}')
    for (const method of methods.split(', ')) operations.push(`${method} ${path}`)
  }

  return operations.filter((operation) => /^(GET|HEAD|PUT) (?!\/openapi)/.test(operation)).toSorted()
}
