import { expect, it } from 'vitest'
import { createTestRunner } from '../solidity/testRunner.ts'
import { judge } from './judge.ts'
import { measureReach } from './reach.ts'
import { courtOf } from './runMutants.ts'
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
    address private owner = msg.sender;
    modifier onlyOwner() { if (msg.sender != owner) revert Empty(); _; }
    function refill() external onlyOwner { left = START; }
    function worth() external view returns (Coins) { return Coins.wrap(left * 5); }
}`,
  ],
])

const tests = new Map([
  [
    'test/Purse.t.sol',
    `pragma solidity 0.8.35;
import {Coins, Purse} from "../contracts/Purse.sol";
contract Stranger {
    function refill(Purse purse) external { purse.refill(); }
}
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
    function test_Refill() public {
        purse.spend(1);
        purse.refill();
        require(purse.left() == 3, "full");
    }
    function test_OnlyItsOwnerRefills() public {
        Stranger stranger = new Stranger();
        try stranger.refill(purse) { revert("refilled by a stranger"); } catch {}
    }
}`,
  ],
])

it('kills what a test notices, and lets live what none looks at', async () => {
  const subject = createSubject(contracts, tests)
  const { compilation, woven, alone } = weaveTree(subject, subject.mutants, [...tests.keys()])
  const runner = await createTestRunner(compilation)
  const prepared = { runner, reach: await measureReach(runner, () => {}), alone: new Set(alone) }
  const survivors: string[] = []
  const killers: (string | undefined)[] = []
  for (const mutant of subject.mutants) {
    const court = await courtOf(subject, prepared, mutant)
    const { outcome, by } = await judge(court!, mutant)
    if (outcome === 'survived') survivors.push(`${mutant.where} [${mutant.operator}] ${mutant.from}`)
    if (alone.includes(mutant)) killers.push(by)
  }

  expect(alone.map(({ operator, from }) => `${operator} ${from}`)).toEqual([
    'drop modifier onlyFull',
    'drop modifier onlyOwner',
  ])
  // Whom the modifier turns away never comes by the function's body.
  expect(killers).toEqual(['PurseTest.test_Spend()', 'PurseTest.test_OnlyItsOwnerRefills()'])
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
