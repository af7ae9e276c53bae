import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Wallet } from 'ethers'
import { tasks } from 'hardhat'
import { deploy } from './deploy.ts'
import { DeployError } from './deployError.ts'
import { parseDeployParameters } from './parameters.ts'
import { createRpc } from './rpc.ts'

const usage = `Deploys an Althing to any EVM chain, or goes on with a deployment that was interrupted.

  npm run deploy -- --parameters FILE --rpc URL --key-file FILE [--out FILE] [--json]

  --parameters FILE  names, delays, quorum, holders; see scripts/deploy/parameters
  --rpc URL          a node of the chain
  --key-file FILE    the paying account: 64 hex digits, or a version-3 keystore with --password-file
  --password-file F  the keystore's password
  --out FILE         the deployment document; scripts/deploy/deployments/<chain id>.json by default
  --json             print the deployment document, and nothing else, on standard output
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      parameters: { type: 'string' },
      rpc: { type: 'string' },
      'key-file': { type: 'string' },
      'password-file': { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)

  const parameters = parseDeployParameters(await readInput('--parameters', values.parameters))
  const rpcUrl = required('--rpc', values.rpc)
  const privateKey = await readKey(required('--key-file', values['key-file']), values['password-file'])
  const chainId = BigInt(String(await createRpc(rpcUrl)('eth_chainId', [])))
  const defaultOut = fileURLToPath(new URL(`deployments/${chainId}.json`, import.meta.url))

  await tasks.getTask('build').run({ quiet: true, noTests: true })
  const deployment = await deploy({
    parameters,
    rpcUrl,
    privateKey,
    out: values.out ?? defaultOut,
    onProgress: (message) => console.error(message),
  })

  if (values.json) return console.log(JSON.stringify(deployment))
  for (const [name, address] of Object.entries(deployment.contracts)) console.log(`${name.padEnd(9)} ${address}`)
}

function required(flag: string, value: string | undefined): string {
  if (value === undefined) throw new DeployError(`${flag}: found nothing, allowed as below\n\n${usage}`)

  return value
}

async function readInput(flag: string, path: string | undefined): Promise<string> {
  const file = required(flag, path)
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new DeployError(`${flag}: found no readable file at ${file}, allowed a file`, { cause })
  }
}

/** No message of this function carries a part of the key. */
async function readKey(path: string, passwordPath: string | undefined): Promise<string> {
  const text = (await readInput('--key-file', path)).trim()
  if (/^(?:0x)?[0-9a-fA-F]{64}$/.test(text)) return text.startsWith('0x') ? text : `0x${text}`
  if (!text.startsWith('{')) {
    throw new DeployError(`--key-file: found something else in ${path}, allowed 64 hex digits or a version-3 keystore`)
  }

  const password = (await readInput('--password-file', passwordPath)).replace(/\r?\n$/, '')
  try {
    return (await Wallet.fromEncryptedJson(text, password)).privateKey
  } catch (cause) {
    throw new DeployError(`--key-file: found a keystore that this password does not open (${path})`, { cause })
  }
}

try {
  await main()
} catch (error) {
  const isExpected = error instanceof DeployError || (error instanceof TypeError && 'code' in error)
  console.error(isExpected ? error.message : error)
  process.exitCode = 1
}
