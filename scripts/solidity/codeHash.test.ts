import { expect, it } from 'vitest'
import { codeHashOf, codeHashOfAll } from './codeHash.ts'

const source = `contract A {
    string private constant URI = "ipfs://a"; // the card
    uint256 private one = 1;
}`

it('stays the same where only comments and spacing change', () => {
  const commented = `/// @dev It's an "A".\n${source.replace('// the card', '/* where it is */')}\n`
  expect(codeHashOf(commented)).toBe(codeHashOf(source))
})

it('changes with the code, in texts too', () => {
  expect(codeHashOf(source.replace('= 1', '= 2'))).not.toBe(codeHashOf(source))
  expect(codeHashOf(source.replace('ipfs://a', 'ipfs://b'))).not.toBe(codeHashOf(source))
})

it('changes when a file is added or renamed', () => {
  const one = codeHashOfAll(new Map([['A.sol', source]]))
  expect(codeHashOfAll(new Map([['B.sol', source]]))).not.toBe(one)
  expect(
    codeHashOfAll(
      new Map([
        ['A.sol', source],
        ['B.sol', ''],
      ]),
    ),
  ).not.toBe(one)
})
