// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernanceToken} from "../../../contracts/token/GovernanceToken.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {IGovernorLimits} from "../../../contracts/interfaces/IGovernorLimits.sol";
import {Dao} from "../support/Dao.sol";

contract GovernorBoundedSettingsTest is Dao {
    uint256 private constant MOST = type(uint176).max;

    /// @dev The threshold shares a slot; of the greatest supply that a token can have, five hundredths do not fit.
    function test_TheThresholdFitsItsSlotOfAnySupply() public {
        ModelGovernor.Parameters memory p = governorParameters();
        (address[] memory all, uint256[] memory shares) = (new address[](1), new uint256[](1));
        (all[0], shares[0]) = (ASTRID, type(uint208).max);
        p.token = new GovernanceToken("Vast", "VAST", clockMode(), address(timelock), 200, all, shares);

        p.proposalThreshold = MOST;
        ModelGovernor vast = new ModelGovernor(p);
        assertEq(vast.proposalThreshold(), MOST);
        assertEq(vast.votingDelay(), VOTING_DELAY);
        assertEq(vast.votingPeriod(), VOTING_PERIOD);

        p.proposalThreshold = MOST + 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernorLimits.GovernorSettingOutOfBounds.selector,
                IGovernorLimits.Setting.ProposalThreshold,
                MOST + 1,
                0,
                MOST
            )
        );
        new ModelGovernor(p);
    }

    function test_ADecisionMovesTheThresholdAndSaysSo() public {
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.setProposalThreshold, (2_000e18)));
        adopt(batch);
        queue(batch);
        vm.expectEmit(address(governor));
        emit GovernorSettings.ProposalThresholdSet(1_000e18, 2_000e18);
        execute(batch);

        assertEq(governor.proposalThreshold(), 2_000e18);
    }
}
