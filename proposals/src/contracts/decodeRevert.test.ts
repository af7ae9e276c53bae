import { AbiCoder } from 'ethers/abi'
import { expect, test } from 'vitest'
import { word } from '../testing/proposals.ts'
import { contractInterface } from './contractInterface.ts'
import { decodeRevert } from './decodeRevert.ts'

const encode = (types: readonly string[], values: readonly unknown[]) =>
  AbiCoder.defaultAbiCoder().encode(types, values).slice(2)

test('names an error of ours, its values and the members of its enums', () => {
  const data = contractInterface('datasets').encodeErrorResult('DatasetRegistryUnexpectedStatus', [word(1), 2])
  expect(decodeRevert(data)).toBe(`DatasetRegistryUnexpectedStatus(datasetId: ${word(1)}, status: Approved)`)
})

test('names Solidity’s own errors', () => {
  expect(decodeRevert(`0x08c379a0${encode(['string'], ['no'])}`)).toContain('Error(no)')
  expect(decodeRevert(`0x4e487b71${encode(['uint256'], [0x11])}`)).toContain('Panic(17)')
})

test.each(['0x', '0x1234', '0xdeadbeef'])('%s is none of ours', (data) => {
  expect(decodeRevert(data)).toBeNull()
})
