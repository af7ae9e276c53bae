// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernorTiers} from "../../../contracts/interfaces/IGovernorTiers.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Dao} from "../support/Dao.sol";
import {Shapeshifter, Trespasser} from "../support/Shapeshifter.sol";
import {TierTable} from "../support/TierTable.sol";

/// @dev Tornado Cash 2023: holders adopt a call to one contract, and other code stands there when it is executed. That code
///      which was there cannot be replaced is in codeSwap.test.ts, which has transactions.
contract CodeSwapTest is Dao {
    address private constant COUNTERFACTUAL = address(0xC2);

    /// @dev An address without code can get any. Whatever is planned there is constitutional, and no table takes it.
    function test_AnAddressWithoutCodeIsConstitutional() public {
        assertEq(COUNTERFACTUAL.code.length, 0);
        uint256 proposalId = propose(batchOf(COUNTERFACTUAL, abi.encodeCall(Trespasser.act, ())));
        assertEq(uint256(governor.proposalTier(proposalId)), uint256(Tier.Constitutional));

        IGovernorTiers.TierRule[] memory rules = new IGovernorTiers.TierRule[](1);
        rules[0] = TierTable.rule(COUNTERFACTUAL, Trespasser.act.selector, Tier.Routine);
        pass(VOTING_PERIOD + 1);
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.setTiers, (rules)));
        adopt(batch);
        queue(batch);
        vm.expectRevert(abi.encodeWithSelector(IGovernorTiers.GovernorTierTargetWithoutCode.selector, COUNTERFACTUAL));
        execute(batch);
    }

    /// @dev Code that arrives later runs, and what it can do is what any caller's target can: the timelock does not delegate.
    function test_TheTargetsCodeRunsInTheTargetAlone() public {
        Shapeshifter target = new Shapeshifter();
        Batch memory batch = batchOf(address(target), abi.encodeCall(Trespasser.act, ()));
        adopt(batch);
        queue(batch);
        target.become(address(new Trespasser()));

        execute(batch);

        assertEq(target.caller(), address(timelock));
        assertEq(target.self(), address(target));
        assertTrue(timelock.hasRole(timelock.PROPOSER_ROLE(), address(governor)), "roles stay");
        assertEq(timelock.getMinDelay(), TIMELOCK_DELAY);
    }
}
