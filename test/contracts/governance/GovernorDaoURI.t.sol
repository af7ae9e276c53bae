// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {IERC4824} from "../../../contracts/interfaces/IERC4824.sol";
import {IGovernorLimits} from "../../../contracts/interfaces/IGovernorLimits.sol";
import {Dao} from "../support/Dao.sol";

contract GovernorDaoURITest is Dao {
    function test_TheDescriptionIsThereFromTheStart() public view {
        assertText(governor.daoURI(), "ipfs://dao");
    }

    function test_ADecisionMovesIt() public {
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.setDaoURI, ("ipfs://elsewhere")));
        adopt(batch);
        queue(batch);
        vm.expectEmit(address(governor));
        emit IERC4824.DAOURIUpdate(address(governor), "ipfs://elsewhere");
        execute(batch);
        assertText(governor.daoURI(), "ipfs://elsewhere");

        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, MALLORY));
        vm.prank(MALLORY);
        governor.setDaoURI("ipfs://mallory");
    }

    function test_ItsLengthIsBounded() public {
        ModelGovernor.Parameters memory p = governorParameters();
        p.daoURI = string(new bytes(2_048));
        assertEq(bytes(new ModelGovernor(p).daoURI()).length, 2_048);

        p.daoURI = string(new bytes(2_049));
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernorLimits.GovernorSettingOutOfBounds.selector,
                IGovernorLimits.Setting.DaoURILength,
                2_049,
                0,
                2_048
            )
        );
        new ModelGovernor(p);
    }

    function assertText(string memory found, string memory expected) private pure {
        assertEq(keccak256(bytes(found)), keccak256(bytes(expected)));
    }
}
