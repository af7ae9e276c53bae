// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title Bounds of the governor's settings
/// @notice Set at deployment and never again; in units of the governor's clock.
interface IGovernorLimits {
    enum Setting {
        VotingDelay,
        VotingPeriod,
        ProposalThreshold,
        QuorumNumerator,
        ModelQuorum,
        ModelApproval,
        ConstitutionalQuorum,
        ConstitutionalApproval,
        QueueWindow,
        ExecutionWindow,
        GuardianTermEnd,
        DaoURILength,
        TimelockDelay
    }

    /// @param maxVotingDelay Longest wait between a proposal and its vote.
    /// @param minVotingPeriod Shortest vote: time enough for holders to notice.
    /// @param maxVotingPeriod Longest vote: a decision must end.
    struct Limits {
        uint48 maxVotingDelay;
        uint32 minVotingPeriod;
        uint32 maxVotingPeriod;
    }

    /// @notice `value` of `setting` lies outside of `least` to `greatest`.
    error GovernorSettingOutOfBounds(Setting setting, uint256 value, uint256 least, uint256 greatest);

    /// @notice Longest wait between a proposal and its vote.
    function maxVotingDelay() external view returns (uint48);

    /// @notice Shortest vote.
    function minVotingPeriod() external view returns (uint32);

    /// @notice Longest vote.
    function maxVotingPeriod() external view returns (uint32);
}
