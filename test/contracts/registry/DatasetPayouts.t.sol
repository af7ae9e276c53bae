// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetPayouts} from "../../../contracts/interfaces/IDatasetPayouts.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Datasets} from "../support/Datasets.sol";
import {Samples} from "../support/Samples.sol";

contract DatasetPayoutsTest is Datasets {
    function test_AProposalChangesNothingByItself() public {
        vm.expectEmit(address(registry));
        emit IDatasetPayouts.DatasetPayoutProposed(datasetId, DAGNY, RELAYER);
        propose(DAGNY, RELAYER);

        assertEq(registry.proposedPayout(datasetId), RELAYER);
        assertEq(registry.payoutOf(datasetId), Samples.PAYOUT);
    }

    function test_TheProposedAccountTakesThePayoutOver() public {
        propose(DAGNY, RELAYER);

        vm.expectEmit(address(registry));
        emit IDatasetPayouts.DatasetPayoutChanged(datasetId, Samples.PAYOUT, RELAYER);
        accept(RELAYER);

        assertEq(registry.payoutOf(datasetId), RELAYER);
        assertEq(registry.proposedPayout(datasetId), address(0));
        assertEq(registry.dataset(datasetId).contributor, DAGNY);
    }

    function test_ThePayoutAccountMayProposeToo() public {
        propose(Samples.PAYOUT, RELAYER);
        accept(RELAYER);

        propose(RELAYER, MALLORY);
        accept(MALLORY);

        assertEq(registry.payoutOf(datasetId), MALLORY);
    }

    function test_OthersCannotPropose() public {
        expectNotParty(datasetId, MALLORY);
        propose(MALLORY, MALLORY);

        propose(DAGNY, RELAYER);
        expectNotParty(datasetId, RELAYER);
        propose(RELAYER, MALLORY);
    }

    /// @dev Who handed the payout over has no further say in it; the contributor keeps one.
    function test_AFormerPayoutAccountCannotPropose() public {
        propose(Samples.PAYOUT, RELAYER);
        accept(RELAYER);

        expectNotParty(datasetId, Samples.PAYOUT);
        propose(Samples.PAYOUT, Samples.PAYOUT);
        propose(DAGNY, DAGNY);
        accept(DAGNY);

        assertEq(registry.payoutOf(datasetId), DAGNY);
    }

    function test_NobodyElseCanAccept() public {
        propose(DAGNY, RELAYER);

        address[3] memory others = [DAGNY, Samples.PAYOUT, MALLORY];
        for (uint256 i; i < 3; ++i) {
            expectNotProposed(others[i]);
            accept(others[i]);
        }
    }

    function test_AnAcceptedProposalCountsOnce() public {
        propose(DAGNY, RELAYER);
        accept(RELAYER);

        expectNotProposed(RELAYER);
        accept(RELAYER);
    }

    function test_AProposalCanBeWithdrawnByEitherSideAndReplaced() public {
        propose(DAGNY, RELAYER);
        vm.expectEmit(address(registry));
        emit IDatasetPayouts.DatasetPayoutProposed(datasetId, Samples.PAYOUT, address(0));
        propose(Samples.PAYOUT, address(0));
        expectNotProposed(RELAYER);
        accept(RELAYER);

        propose(DAGNY, RELAYER);
        propose(DAGNY, MALLORY);
        expectNotProposed(RELAYER);
        accept(RELAYER);
    }

    function test_ADatasetOfNobodyHasNoPayout() public {
        DatasetId unknown = DatasetId.wrap(REASON);
        expectNotParty(unknown, MALLORY);
        vm.prank(MALLORY);
        registry.proposePayout(unknown, MALLORY);
    }

    /// @dev A proposal for one dataset is none for another of the same contributor.
    function test_ProposalsOfTwoDatasetsAreIndependent() public {
        DatasetId second = submitted(DAGNY, 2);
        propose(DAGNY, RELAYER);

        vm.expectRevert(
            abi.encodeWithSelector(IDatasetPayouts.DatasetRegistryNotProposedPayout.selector, second, RELAYER)
        );
        vm.prank(RELAYER);
        registry.acceptPayout(second);
    }

    function propose(address party, address payout) private {
        vm.prank(party);
        registry.proposePayout(datasetId, payout);
    }

    function accept(address account) private {
        vm.prank(account);
        registry.acceptPayout(datasetId);
    }

    function expectNotParty(DatasetId id, address account) private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetPayouts.DatasetRegistryNotParty.selector, id, account));
    }

    function expectNotProposed(address account) private {
        vm.expectRevert(
            abi.encodeWithSelector(IDatasetPayouts.DatasetRegistryNotProposedPayout.selector, datasetId, account)
        );
    }
}
