import { expect, it } from 'vitest'
import { createTestRunner } from '../solidity/testRunner.ts'
import { judge } from './judge.ts'
import { measureReach } from './reach.ts'
import { createSubject } from './subject.ts'
import { weaveTree } from './weaveTree.ts'

const contracts = new Map([
  [
    'contracts/Purse.sol',
    `pragma solidity 0.8.35;
type Coins is uint256;
contract Purse {
    error Empty();
    event Spent(uint256 amount, uint256 left);
    uint256 private constant START = 3;
    uint256 public left = START;
    modifier onlyFull() { if (left < START) revert Empty(); _; }
    function spend(uint256 amount) external onlyFull returns (uint256 rest) {
        if (amount == 0 || amount > left) revert Empty();
        left -= amount;
        emit Spent(amount, left);
        for (uint256 i; i < 2; ++i) rest += left;
    }
    function worth() external view returns (Coins) { return Coins.wrap(left * 5); }
}`,
  ],
])

const tests = new Map([
  [
    'test/Purse.t.sol',
    `pragma solidity 0.8.35;
import {Coins, Purse} from "../contracts/Purse.sol";
contract PurseTest {
    Purse private purse;
    function setUp() public { purse = new Purse(); }
    function test_Spend() public {
        require(purse.spend(1) == 4, "rest");
        require(purse.left() == 2, "left");
        try purse.spend(1) { revert("spent twice"); } catch {}
    }
    function test_SpendRefuses() public {
        try purse.spend(0) { revert("nothing"); } catch {}
        try purse.spend(4) { revert("too much"); } catch {}
    }
}`,
  ],
])

it('kills what a test notices, and lets live what none looks at', async () => {
  const subject = createSubject(contracts, tests)
  const { compilation, woven, alone } = weaveTree(subject, subject.mutants, [...tests.keys()])
  const runner = await createTestRunner(compilation)
  const court = { runner, reach: await measureReach(runner, () => {}) }
  const survivors: string[] = []
  for (const mutant of woven) {
    const { outcome } = await judge(court, mutant)
    if (outcome === 'survived') survivors.push(`${mutant.where} [${mutant.operator}] ${mutant.from}`)
  }

  expect(alone.map(({ operator }) => operator)).toEqual(['drop modifier'])
  expect(woven.length).toBeGreaterThan(30)
  expect(survivors).toEqual([
    'Purse.spend [drop right operand] amount == 0 || amount > left',
    'Purse.spend [> → >=] amount > left',
    'Purse.spend [delete statement] emit Spent(amount, left);',
    'Purse.spend [swap arguments] Spent(amount, left)',
    'Purse.worth [return default] Coins.wrap(left * 5)',
    'Purse.worth [* → /] left * 5',
    'Purse.worth [+ 1] 5',
    'Purse.worth [- 1] 5',
  ])
})
