// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ITrainingTerms} from "../interfaces/ITrainingTerms.sol";
import {Governed} from "../registry/Governed.sol";

/// @title TrainingTerms
/// @notice See {ITrainingTerms}.
abstract contract TrainingTerms is ITrainingTerms, Governed {
    uint96 private constant MAX_BOND = 1_000 ether;
    uint16 private constant MAX_VOTES = 32;
    uint16 private constant MAX_JUROR_SHARE = 5_000;
    uint16 private constant WHOLE = 10_000;

    Terms private _terms;

    constructor(Terms memory terms_) {
        _setTerms(terms_, 0);
    }

    /// @inheritdoc ITrainingTerms
    function setTerms(Terms calldata newTerms) external {
        _setTerms(newTerms, _decision());
    }

    /// @inheritdoc ITrainingTerms
    function terms() public view returns (Terms memory) {
        return _terms;
    }

    /// @dev `share` ten-thousandths of `amount`, rounded down.
    function _shareOf(uint256 amount, uint16 share) internal pure returns (uint256) {
        return (amount * share) / WHOLE;
    }

    function _setTerms(Terms memory newTerms, uint256 proposalId) private {
        if (
            newTerms.minBond > MAX_BOND ||
            newTerms.disputeBond > MAX_BOND ||
            newTerms.minVotes == 0 ||
            newTerms.minVotes > MAX_VOTES ||
            newTerms.jurorShare > MAX_JUROR_SHARE ||
            newTerms.lapseShare > WHOLE
        ) revert TrainingTermsOutOfBounds(newTerms);

        _terms = newTerms;

        emit TermsChanged(newTerms, proposalId);
    }
}
