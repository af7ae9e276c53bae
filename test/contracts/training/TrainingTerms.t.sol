// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ITrainingTerms} from "../../../contracts/interfaces/ITrainingTerms.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {Registries} from "../support/Registries.sol";
import {Samples} from "../support/Samples.sol";

contract TrainingTermsTest is Registries {
    function test_TheDeploymentsTermsAreInForce() public view {
        assertEq(keccak256(abi.encode(runs.terms())), keccak256(abi.encode(Samples.terms())));
    }

    function test_NoDecisionSetThoseOfADeployment() public {
        vm.expectEmit();
        emit ITrainingTerms.TermsChanged(Samples.terms(), 0);
        new TrainingRuns(address(this), context, models, Samples.settings(0));
    }

    function test_ADecisionPutsOthersInForce() public {
        ITrainingTerms.Terms memory terms = greatest();

        vm.expectEmit(address(runs));
        emit ITrainingTerms.TermsChanged(terms, 7);
        runs.setTerms(terms);

        assertEq(keccak256(abi.encode(runs.terms())), keccak256(abi.encode(terms)));
    }

    function test_TheLeastTermsAreAllowed() public {
        ITrainingTerms.Terms memory least;
        least.minVotes = 1;

        runs.setTerms(least);

        assertEq(keccak256(abi.encode(runs.terms())), keccak256(abi.encode(least)));
    }

    function test_NoTermLeavesItsBounds() public {
        for (uint256 fault; fault < 6; ++fault) {
            ITrainingTerms.Terms memory terms = greatest();
            if (fault == 0) ++terms.minBond;
            if (fault == 1) ++terms.disputeBond;
            if (fault == 2) terms.minVotes = 0;
            if (fault == 3) ++terms.minVotes;
            if (fault == 4) ++terms.jurorShare;
            if (fault == 5) ++terms.lapseShare;

            vm.expectRevert(abi.encodeWithSelector(ITrainingTerms.TrainingTermsOutOfBounds.selector, terms));
            runs.setTerms(terms);
        }
    }

    function test_NeitherDoThoseOfADeployment() public {
        ITrainingRuns.Settings memory settings = Samples.settings(0);
        settings.terms.minVotes = 0;

        vm.expectRevert(abi.encodeWithSelector(ITrainingTerms.TrainingTermsOutOfBounds.selector, settings.terms));
        new TrainingRuns(address(this), context, models, settings);
    }

    function test_OnlyADecisionChangesThem() public {
        ITrainingTerms.Terms memory terms = greatest();
        context.set(0);

        expectUnauthorized(address(this));
        runs.setTerms(terms);
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        runs.setTerms(terms);
    }

    function greatest() private pure returns (ITrainingTerms.Terms memory) {
        return
            ITrainingTerms.Terms({
                minBond: 1_000 ether,
                disputeBond: 1_000 ether,
                minVotes: 32,
                jurorShare: 5_000,
                lapseShare: 10_000
            });
    }
}
