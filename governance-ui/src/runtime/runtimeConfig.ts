import { type Deployment, parseDeployment } from '@althing/proposals'
import { type Address, type Hex, isHex } from 'viem'

/** A ready-made wallet of the local chain; its key is public knowledge and worth nothing anywhere else. */
export type Person = { name: string; role: string; address: Address; privateKey: Hex }

/** What the static build is told at run time by `/althing.json`. */
export type RuntimeConfig = {
  rpcUrl: string
  apiUrl: string
  deployment: Deployment
  sequencerUrl: string | null
  /** Null everywhere but on the local chain. */
  local: { people: readonly Person[] } | null
}

/** `/althing.json` is missing or not usable. */
export class RuntimeConfigError extends Error {
  override name = 'RuntimeConfigError'
}

const localChainId = 31337

/**
 * Reads `/althing.json`, already parsed as JSON.
 * Local people are dropped on any chain but 31337: a key in a file must never look like a wallet elsewhere.
 * @throws RuntimeConfigError naming the field.
 */
export function parseRuntimeConfig(input: unknown): RuntimeConfig {
  if (!isRecord(input)) throw new RuntimeConfigError('althing.json: found no object, allowed an object')
  const deployment = parseDeployment(input['deployment'])
  return {
    rpcUrl: parseUrl('rpcUrl', input['rpcUrl']),
    apiUrl: parseUrl('apiUrl', input['apiUrl']).replace(/\/$/, ''),
    deployment,
    sequencerUrl: input['sequencerUrl'] === undefined ? null : parseUrl('sequencerUrl', input['sequencerUrl']),
    local: deployment.chainId === localChainId && isRecord(input['local']) ? parseLocal(input['local']) : null,
  }
}

function parseLocal(local: Record<string, unknown>): { people: readonly Person[] } {
  const people = Array.isArray(local['people']) ? local['people'] : []
  return { people: people.map((person: unknown, index) => parsePerson(person, `local.people[${index}]`)) }
}

function parsePerson(person: unknown, path: string): Person {
  if (!isRecord(person)) throw new RuntimeConfigError(`althing.json ${path}: found no object, allowed an object`)
  const { name, role, address, privateKey } = person
  if (typeof name !== 'string' || typeof role !== 'string') {
    throw new RuntimeConfigError(`althing.json ${path}: allowed a name and a role`)
  }
  return { name, role, address: parseHex(`${path}.address`, address, 40), privateKey: parseHex(path, privateKey, 64) }
}

function parseHex(path: string, value: unknown, digits: number): Hex {
  if (!isHex(value) || value.length !== digits + 2) {
    throw new RuntimeConfigError(`althing.json ${path}: allowed 0x and ${digits} hexadecimal digits`)
  }
  return value
}

function parseUrl(field: string, value: unknown): string {
  const url = typeof value === 'string' && URL.canParse(value, globalThis.location?.origin) ? value : null
  if (url === null || !/^https?:$/.test(new URL(url, globalThis.location?.origin).protocol)) {
    throw new RuntimeConfigError(`althing.json ${field}: found ${JSON.stringify(value)}, allowed an http(s) URL`)
  }
  return url
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
