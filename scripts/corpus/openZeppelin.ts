import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { solidityFunctions } from './solidityFunctions.ts'

/** One function of the library and the module that it belongs to. */
export interface ModuleExample {
  readonly text: string
  readonly label: string
}

export interface OpenZeppelin {
  readonly version: string
  readonly license: string
  readonly examples: readonly ModuleExample[]
}

const packageSchema = z.object({ version: z.string(), license: z.string() })

/** Modules that are told apart; a file outside of them is left out. The longest match names the label. */
const modules = [
  'access',
  'account',
  'crosschain',
  'governance',
  'proxy',
  'token/ERC1155',
  'token/ERC20',
  'token/ERC6909',
  'token/ERC721',
  'utils/cryptography',
  'utils/math',
  'utils/structs',
]

/**
 * OpenZeppelin's Solidity as text classification: which module is this function from? Real text that `npm install`
 * brings along, under the MIT licence. Examples come once each, in an order that depends on nothing but their bytes.
 */
export function readOpenZeppelin(): OpenZeppelin {
  const manifestPath = createRequire(import.meta.url).resolve('@openzeppelin/contracts/package.json')
  const { version, license } = packageSchema.parse(JSON.parse(readFileSync(manifestPath, 'utf8')))
  const root = dirname(manifestPath)
  const byText = new Map<string, string | undefined>()
  for (const path of solidityFiles(root)) {
    const label = modules.find((module) => path.startsWith(`${module}/`))
    if (!label) continue
    for (const { text } of solidityFunctions(readFileSync(join(root, path), 'utf8'))) {
      const known = byText.get(text)
      byText.set(text, byText.has(text) && known !== label ? undefined : label)
    }
  }
  const examples = [...byText].flatMap(([text, label]) => (label ? [{ text, label }] : []))
  return { version, license, examples: examples.toSorted((a, b) => compare(bucketOf(a.text), bucketOf(b.text))) }
}

/** Hex SHA-256 of a text: what the deterministic splits go by. */
export function bucketOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function solidityFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sol'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted(compare)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
