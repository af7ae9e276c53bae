// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetBonds} from "../../../contracts/interfaces/IDatasetBonds.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Datasets} from "../support/Datasets.sol";

/// @dev One attacker under a thousand names: what it costs to flood the registry at a bond of 0.01 ETH.
contract DatasetSpamTest is Datasets {
    uint256 private constant SUBMISSIONS = 1_000;

    /// @dev 10 ETH locked at once; all of it is lost where holders reject.
    function test_AThousandSubmissionsLockAThousandBonds() public {
        uint256 before = address(registry).balance;
        DatasetId[] memory ids = flood();
        assertEq(address(registry).balance - before, 10 ether);

        uint256 treasury = address(this).balance;
        for (uint256 i; i < SUBMISSIONS; ++i) {
            registry.reject(ids[i], REASON);
            registry.releaseBond(ids[i]);
        }
        assertEq(address(this).balance - treasury, 10 ether);
    }

    /// @dev Withdrawing is free, but late: one bond does not pay for a thousand submissions in a row.
    function test_TakingSpamBackFreesNoBondForAWeek() public {
        DatasetId[] memory ids = flood();

        for (uint256 i; i < SUBMISSIONS; ++i) {
            withdraw(account(i), ids[i]);
            vm.expectPartialRevert(IDatasetBonds.DatasetRegistryBondLocked.selector);
            registry.releaseBond(ids[i]);
        }
        assertEq(address(registry).balance, 10 ether + BOND);
    }

    function flood() private returns (DatasetId[] memory ids) {
        ids = new DatasetId[](SUBMISSIONS);
        for (uint256 i; i < SUBMISSIONS; ++i) ids[i] = submitted(account(i), 100 + i);
    }

    function account(uint256 i) private pure returns (address) {
        return address(uint160(0x5BA0000 + i));
    }
}
