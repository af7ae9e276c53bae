// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title Terms of the market for training
/// @notice What a trainer and a challenger put at stake, and who gets how much of what the loser loses. By decision.
/// @dev Stakes are those of the terms when a run starts or a dispute opens; shares those when somebody loses.
interface ITrainingTerms {
    /// @param minBond Wei at stake in each run, 1 000 ether at most. Where it is 0, an admitted trainer needs no bond.
    /// @param disputeBond Wei that a challenger puts at stake, 1 000 ether at most.
    /// @param minVotes Agreeing votes that a verdict needs at least, 1 to 32; never fewer than half of the jury and one.
    /// @param jurorShare Ten-thousandths of the loser's stake for the jurors who decided, 5 000 at most.
    /// @param lapseShare Ten-thousandths of a stake that it costs to let time pass: a trainer its lease or deadline, a
    ///        challenger a vote that brings no verdict; 10 000 at most.
    struct Terms {
        uint96 minBond;
        uint96 disputeBond;
        uint16 minVotes;
        uint16 jurorShare;
        uint16 lapseShare;
    }

    /// @notice Other terms are in force; `proposalId` is 0 for those of the deployment.
    event TermsChanged(Terms terms, uint256 indexed proposalId);

    /// @notice A term is out of its bounds.
    error TrainingTermsOutOfBounds(Terms terms);

    /// @notice Puts other terms in force. By decision only.
    function setTerms(Terms calldata newTerms) external;

    /// @notice The terms in force.
    function terms() external view returns (Terms memory);
}
