// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IReviews} from "../interfaces/IReviews.sol";
import {IRunJuries} from "../interfaces/IRunJuries.sol";
import {RunId} from "../types/Ids.sol";
import {RunLeases} from "./RunLeases.sol";

/// @title RunJuries
/// @notice See {IRunJuries}.
abstract contract RunJuries is RunLeases {
    uint256 private constant MAX_VERIFIERS = 64;

    /// @inheritdoc IRunJuries
    IReviews public immutable reviews;

    /// @inheritdoc IRunJuries
    mapping(address account => bool) public isVerifier;

    /// @inheritdoc IRunJuries
    uint256 public verifierCount;

    constructor(IReviews reviews_) {
        reviews = reviews_;
    }

    /// @inheritdoc IRunJuries
    function setVerifier(address verifier, bool admitted) external {
        uint256 proposalId = _decision();
        if (isVerifier[verifier] == admitted) revert RunJuriesVerifierUnchanged(verifier);
        if (admitted && verifierCount == MAX_VERIFIERS) revert RunJuriesFull();

        isVerifier[verifier] = admitted;
        verifierCount = admitted ? verifierCount + 1 : verifierCount - 1;

        emit VerifierChanged(verifier, admitted, proposalId);
    }

    function _isJuror(address account, bool bitExact) internal view returns (bool) {
        return bitExact ? isVerifier[account] : reviews.isReviewer(account);
    }

    /// @dev Agreeing votes that decide: a majority of the jury without the parties, and not fewer than the terms ask for.
    ///      Reverts where the jury could never bring them: a dispute that nobody can decide would be a veto for anyone.
    function _thresholdOf(RunId runId, bool bitExact, address challenger) internal view returns (uint16) {
        uint256 jurors = _jurySize(bitExact);
        if (jurors != 0 && _isJuror(challenger, bitExact)) --jurors;
        if (jurors != 0 && _isJuror(_runs[runId].trainer, bitExact)) --jurors;
        uint256 threshold = Math.max(terms().minVotes, jurors / 2 + 1);
        if (jurors < threshold) revert RunJuriesTooSmall(runId, jurors, threshold);

        return uint16(threshold);
    }

    function _jurySize(bool bitExact) private view returns (uint256) {
        if (bitExact) return verifierCount;

        return address(reviews) == address(0) ? 0 : reviews.reviewerCount();
    }
}
