import { readFile } from 'node:fs/promises'
import { artifacts } from 'hardhat'
import { z } from 'zod'
import { buildContracts } from '../start/buildContracts.ts'

/** A library whose functions are all internal leaves this stub; its code is in the contracts that use it. */
const stubBytes = 85

/** EIP-170's limit. */
const mostBytes = 24_576

const artifactSchema = z.object({ deployedBytecode: z.string() })

/** A contract could not be deployed. */
export class SizeError extends Error {
  override name = 'SizeError'
}

/** Bytes of code that each contract of `contracts/` has once it is deployed; interfaces and abstract contracts have none. */
export async function measureSizes(): Promise<readonly (readonly [contract: string, bytes: number])[]> {
  await buildContracts()
  const names = [...(await artifacts.getAllFullyQualifiedNames())].filter((name) => name.startsWith('contracts/'))
  const sizes: (readonly [string, number])[] = []
  for (const name of names) {
    const content = await readFile(await artifacts.getArtifactPath(name), 'utf8')
    const bytes = (artifactSchema.parse(JSON.parse(content)).deployedBytecode.length - 2) / 2
    const contract = name.split(':')[1] ?? name
    if (bytes > mostBytes) throw new SizeError(`${contract} is ${bytes} bytes of at most ${mostBytes}`)
    if (bytes > stubBytes) sizes.push([contract, bytes])
  }
  return sizes
}
