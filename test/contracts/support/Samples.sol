// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IBudget} from "../../../contracts/interfaces/IBudget.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {ILineages} from "../../../contracts/interfaces/ILineages.sol";
import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IPauses} from "../../../contracts/interfaces/IPauses.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {ITrainingTerms} from "../../../contracts/interfaces/ITrainingTerms.sol";
import {Commitment} from "../../../contracts/types/Commitment.sol";
import {DataMiningPreference, DataUse} from "../../../contracts/types/DataMiningPreference.sol";
import {Baseline, Direction, Gate, Metric} from "../../../contracts/types/Gate.sol";
import {DatasetId, LineageId, VersionId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";

/// @dev Well-formed values, told apart by a seed.
library Samples {
    address internal constant PAYOUT = address(0xA1);

    function commitment(uint256 seed) internal pure returns (Commitment memory) {
        return
            Commitment({
                root: keccak256(abi.encode("root", seed)),
                dirHash1: keccak256(abi.encode("dirHash1", seed)),
                totalBytes: uint64(1_000 + (seed % 1_000)),
                fileCount: 3
            });
    }

    /// @dev A lineage without parents, which asks nothing of its descendants.
    function noDescent() internal pure returns (ILineages.Descent memory nothing) {
        return nothing;
    }

    /// @dev Parents in ascending order, as the registry asks for them.
    function descent(LineageId[] memory parents, uint16 share) internal pure returns (ILineages.Descent memory) {
        for (uint256 i = 1; i < parents.length; ++i) {
            for (uint256 j = i; j > 0 && parents[j] < parents[j - 1]; --j) {
                (parents[j], parents[j - 1]) = (parents[j - 1], parents[j]);
            }
        }
        return ILineages.Descent({parents: parents, share: share});
    }

    function submission(uint256 seed) internal pure returns (IDatasetRegistry.Submission memory) {
        return
            IDatasetRegistry.Submission({
                commitment: commitment(seed),
                metadataDigest: keccak256(abi.encode("metadata", seed)),
                payout: PAYOUT,
                preference: preference(),
                uri: "ipfs://sample"
            });
    }

    /// @dev Each use says something else; training is allowed.
    function preference() internal pure returns (DataMiningPreference memory) {
        return
            DataMiningPreference({
                dataMining: DataUse.NotAllowed,
                aiTraining: DataUse.Allowed,
                aiGenerativeTraining: DataUse.Constrained,
                aiInference: DataUse.Unspecified
            });
    }

    /// @dev Accuracy may not fall on any set by more than 2 points and must rise by 1 against the parent.
    function gate() internal pure returns (Gate memory) {
        return
            Gate({
                metric: Metric.Accuracy,
                direction: Direction.Max,
                baseline: Baseline.Parent,
                minImprovement: 10_000,
                maxRegression: 20_000
            });
    }

    /// @dev Equal shares; the first set takes what does not divide.
    function weights(uint256 length) internal pure returns (uint16[] memory shares) {
        shares = new uint16[](length);
        for (uint256 i; i < length; ++i) shares[i] = uint16(10_000 / length);
        shares[0] += uint16(10_000 - (10_000 / length) * length);
    }

    function config(
        LineageId lineage,
        VersionId baseVersion,
        DatasetId[] memory trainingSets,
        DatasetId[] memory evaluationSets
    ) internal pure returns (IModelConfigs.Config memory) {
        return
            IModelConfigs.Config({
                lineage: lineage,
                configDigest: keccak256("config"),
                baseVersion: baseVersion,
                trainingSets: trainingSets,
                weights: weights(trainingSets.length),
                evaluationSets: evaluationSets,
                gate: gate(),
                reproducibility: Reproducibility.BitExact
            });
    }

    /// @dev A market without stakes, reviewers, pauses and budget: an admitted trainer needs nothing more.
    function settings(uint48 challengeWindow) internal pure returns (ITrainingRuns.Settings memory) {
        return
            ITrainingRuns.Settings({
                challengeWindow: challengeWindow,
                votingPeriod: 1 hours,
                leaseDuration: 6 hours,
                unbondingDelay: 14 days,
                terms: terms(),
                reviews: IReviews(address(0)),
                pauses: IPauses(address(0)),
                budget: IBudget(address(0))
            });
    }

    function terms() internal pure returns (ITrainingTerms.Terms memory) {
        return ITrainingTerms.Terms({minBond: 0, disputeBond: 0, minVotes: 1, jurorShare: 2_000, lapseShare: 2_500});
    }

    /// @dev 80 % before, 85 % after.
    function result(uint256 seed) internal pure returns (ITrainingRuns.Result memory) {
        return
            ITrainingRuns.Result({
                artifact: commitment(seed),
                attestationDigest: keccak256(abi.encode("attestation", seed)),
                checkpointsRoot: 0,
                metricBefore: 800_000,
                metricAfter: 850_000,
                worstRegression: 0
            });
    }

    /// @dev In place, by insertion: configs name their sets in ascending order.
    function sort(DatasetId[] memory ids) internal pure returns (DatasetId[] memory) {
        for (uint256 i = 1; i < ids.length; ++i) {
            for (uint256 j = i; j > 0 && ids[j] < ids[j - 1]; --j) (ids[j], ids[j - 1]) = (ids[j - 1], ids[j]);
        }
        return ids;
    }
}
