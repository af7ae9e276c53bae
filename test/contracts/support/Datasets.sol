// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {FakeContext} from "./FakeContext.sol";
import {Samples} from "./Samples.sol";
import {Test} from "./Test.sol";

/// @dev The dataset registry alone, with a bond: the test is the timelock, {FakeContext} the governor, proposal 7 is
///      executing, nobody is asked for reviews. Dagny has submitted the first sample.
abstract contract Datasets is Test {
    uint256 internal constant EGIL_KEY = 0xE61;
    address internal constant DAGNY = address(0xD0);
    address internal constant MALLORY = address(0xBAD);
    address internal constant RELAYER = address(0x4E1A);
    bytes32 internal constant REASON = keccak256("reason");
    uint96 internal constant BOND = 0.01 ether;
    uint48 internal constant NOW = 1_700_000_000;

    address internal egil;
    FakeContext internal context;
    DatasetRegistry internal registry;
    DatasetId internal datasetId;

    /// @dev Forfeited bonds arrive here, as they do at a TimelockController.
    receive() external payable virtual {}

    function setUp() public virtual {
        vm.warp(NOW);
        egil = vm.addr(EGIL_KEY);
        context = new FakeContext();
        registry = new DatasetRegistry(address(this), context, IReviews(address(0)), BOND);
        context.set(7);
        datasetId = submitted(DAGNY, 1);
    }

    function submitted(address contributor, uint256 seed) internal returns (DatasetId) {
        return submitted(contributor, Samples.submission(seed));
    }

    /// @dev Whoever submits has exactly the bond to pay with.
    function submitted(
        address contributor,
        IDatasetRegistry.Submission memory submission
    ) internal returns (DatasetId id) {
        uint96 bond = registry.submissionBond();
        vm.deal(contributor, contributor.balance + bond);
        vm.prank(contributor);
        id = registry.submit{value: bond}(submission);
    }

    function withdraw(address contributor, DatasetId id) internal {
        vm.prank(contributor);
        registry.withdraw(id, REASON);
    }

    function assertStatus(DatasetId id, IDatasetRegistry.DatasetStatus expected) internal view {
        assertEq(uint256(registry.status(id)), uint256(expected));
    }

    function expectUnexpectedStatus(DatasetId id, IDatasetRegistry.DatasetStatus status) internal {
        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryUnexpectedStatus.selector, id, status));
    }

    function expectNotContributor(DatasetId id, address account) internal {
        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryNotContributor.selector, id, account));
    }

    function expectUnauthorized(address account) internal {
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, account));
    }
}
