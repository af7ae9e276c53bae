import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const read = async (folder: string, ending: string): Promise<string[]> => {
  const dir = fileURLToPath(new URL(folder, import.meta.url))
  const names = await readdir(dir, { recursive: true })
  return Promise.all(names.filter((name) => name.endsWith(ending)).map((name) => readFile(join(dir, name), 'utf8')))
}

const interfaces = await read('../../contracts/interfaces', '.sol')
const tests = (await read('.', '.sol')).join('\n')

/** `IDatasetRegistry.DatasetApproved`, for everything that the interfaces declare by this keyword. */
const declared = (keyword: 'event' | 'error') => {
  return interfaces.flatMap((source) => {
    const owner = /^interface (\w+)/m.exec(source)?.[1]
    return [...source.matchAll(new RegExp(`^    ${keyword} (\\w+)\\(`, 'gm'))].map(([, name]) => `${owner}.${name}`)
  })
}

/** ERC-5192 asks for it; nothing here is ever unlocked. */
const neverEmitted = ['IERC5192.Unlocked']

describe('the interfaces', () => {
  it.each(declared('error'))('%s is reverted with in a test', (name) => {
    expect(tests).toContain(`${name}.selector`)
  })

  it.each(declared('event').filter((name) => !neverEmitted.includes(name)))('%s is emitted in a test', (name) => {
    expect(tests).toContain(`emit ${name}(`)
  })
})
