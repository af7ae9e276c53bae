// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IReviewed} from "../../../contracts/interfaces/IReviewed.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {Datasets} from "../support/Datasets.sol";
import {FakeReviews} from "../support/FakeReviews.sol";

/// @dev {DatasetRegistry} stands for every registry that asks for reviews.
contract ReviewedTest is Datasets {
    function test_WhoIsAskedFirstIsAnnounced() public {
        FakeReviews reviews = new FakeReviews();

        vm.expectEmit();
        emit IReviewed.ReviewsChanged(IReviews(address(0)), reviews, 0);
        DatasetRegistry other = new DatasetRegistry(address(this), context, reviews, 0);

        assertEq(address(other.reviews()), address(reviews));
    }

    function test_SetReviewsAsksAnotherPanelOrNobody() public {
        FakeReviews reviews = new FakeReviews();

        vm.expectEmit(address(registry));
        emit IReviewed.ReviewsChanged(IReviews(address(0)), reviews, 7);
        registry.setReviews(reviews);
        assertEq(address(registry.reviews()), address(reviews));

        vm.expectEmit(address(registry));
        emit IReviewed.ReviewsChanged(reviews, IReviews(address(0)), 7);
        registry.setReviews(IReviews(address(0)));
        assertEq(address(registry.reviews()), address(0));
    }

    /// @dev Whether it has code that answers otherwise, or none at all.
    function test_SetReviewsRefusesWhatIsNoPanel() public {
        vm.expectRevert();
        registry.setReviews(IReviews(address(context)));
        vm.expectRevert();
        registry.setReviews(IReviews(MALLORY));
    }

    function test_SetReviewsIsADecision() public {
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        registry.setReviews(IReviews(address(0)));

        context.set(0);
        expectUnauthorized(address(this));
        registry.setReviews(IReviews(address(0)));
    }
}
