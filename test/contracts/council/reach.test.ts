import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FunctionFragment, getBytes, Interface, type InterfaceAbi } from 'ethers'
import { expect, test } from 'vitest'

/**
 * What the compiled contracts can do to others, read from their code: the only instructions with which a contract changes
 * another are CALL, CALLCODE, DELEGATECALL, CREATE, CREATE2 and SELFDESTRUCT.
 */
const changesOthers = new Map([
  [0xf0, 'CREATE'],
  [0xf1, 'CALL'],
  [0xf2, 'CALLCODE'],
  [0xf4, 'DELEGATECALL'],
  [0xf5, 'CREATE2'],
  [0xff, 'SELFDESTRUCT'],
])
const CANCEL = 'cancel(address[],uint256[],bytes[],bytes32)'

interface Artifact {
  readonly contractName: string
  readonly abi: InterfaceAbi
  readonly deployedBytecode: string
}

const artifacts = fileURLToPath(new URL('../../../artifacts/contracts', import.meta.url))
const files = (await readdir(artifacts, { recursive: true })).filter((file) => /\.sol\/\w+\.json$/.test(file))
const contracts = await Promise.all(
  files.map(async (file): Promise<Artifact> => JSON.parse(await readFile(join(artifacts, file), 'utf8'))),
)

test('the council changes others by one call, which cancels a proposal', () => {
  const council = contractNamed('AuditCouncil')
  const selectors = contracts
    .flatMap(({ abi }) => stateChanging(abi))
    .filter(({ signature }) => !own(council).has(signature))
  const reached = selectors.filter(({ selector }) => council.deployedBytecode.includes(selector.slice(2)))

  expect(instructionsOf(council)).toEqual(['CALL'])
  expect(new Set(reached.map(({ signature }) => signature))).toEqual(new Set([CANCEL]))
  expect(new Set(selectors.map(({ signature }) => signature))).toContain('approve(bytes32)')
})

test('the council answers to its own acts and to decisions, and to nothing else', () => {
  const agreement = '(uint256,(bytes,bytes)[])'
  expect([...own(contractNamed('AuditCouncil'))].toSorted()).toEqual([
    `endPause(bytes32,bytes32,${agreement})`,
    'overrule(bytes32)',
    'overrulePause(bytes32)',
    `pause(address,bytes32,uint256,bytes32,${agreement})`,
    'setMembers(bytes[],uint64)',
    `veto(address,(address[],uint256[],bytes[],bytes32),bytes32,${agreement})`,
  ])
})

test('the review panel changes nobody', () => {
  expect(instructionsOf(contractNamed('ReviewPanel'))).toEqual([])
})

function contractNamed(name: string): Artifact {
  const found = contracts.find(({ contractName }) => contractName === name)
  if (!found) throw new Error(`no artifact of ${name}: run \`npx hardhat build\` first`)
  return found
}

function own({ abi }: Artifact): Set<string> {
  return new Set(stateChanging(abi).map(({ signature }) => signature))
}

function stateChanging(abi: InterfaceAbi) {
  return Interface.from(abi)
    .fragments.filter((fragment) => FunctionFragment.isFragment(fragment))
    .filter(({ stateMutability }) => stateMutability === 'nonpayable' || stateMutability === 'payable')
    .map((fragment) => ({ signature: fragment.format(), selector: fragment.selector }))
}

/** Walks the code up to the compiler's metadata, over what is pushed as data. */
function instructionsOf({ deployedBytecode }: Artifact): string[] {
  const code = getBytes(deployedBytecode)
  const metadataLength = new DataView(code.buffer).getUint16(code.length - 2)
  const found: string[] = []
  for (let at = 0; at < code.length - 2 - metadataLength; at++) {
    const opcode = code[at] ?? 0
    if (opcode >= 0x60 && opcode <= 0x7f) at += opcode - 0x5f
    const name = changesOthers.get(opcode)
    if (name !== undefined) found.push(name)
  }
  return found
}
