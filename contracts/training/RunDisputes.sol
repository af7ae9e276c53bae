// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IRunDisputes} from "../interfaces/IRunDisputes.sol";
import {RunId} from "../types/Ids.sol";
import {Reproducibility} from "../types/Reproducibility.sol";
import {RunJuries} from "./RunJuries.sol";

/// @title RunDisputes
/// @notice See {IRunDisputes}.
abstract contract RunDisputes is RunJuries {
    uint48 private constant MIN_PERIOD = 1 minutes;
    uint48 private constant MAX_PERIOD = 30 days;
    bytes32 private constant AGAINST = 0;

    /// @inheritdoc IRunDisputes
    uint48 public immutable votingPeriod;

    /// @inheritdoc IRunDisputes
    mapping(RunId id => mapping(address account => bool)) public hasVoted;

    mapping(RunId id => Dispute) private _disputes;

    mapping(RunId id => mapping(bytes32 findingDigest => address[])) private _jurorsFor;

    constructor(uint48 votingPeriod_) {
        if (votingPeriod_ < MIN_PERIOD || votingPeriod_ > MAX_PERIOD) revert RunDisputesInvalidPeriod(votingPeriod_);

        votingPeriod = votingPeriod_;
    }

    /// @inheritdoc IRunDisputes
    function dispute(RunId runId, bytes32 evidenceDigest) external payable {
        _requireStatus(runId, RunStatus.Submitted);
        Run storage record = _runs[runId];
        if (Time.timestamp() >= record.phaseEndsAt) revert RunDisputesWindowClosed(runId, record.phaseEndsAt);
        Dispute storage opened = _disputes[runId];
        if (opened.verdict != Verdict.None) revert RunDisputesJudged(runId, opened.verdict);
        if (evidenceDigest == 0) revert RunDisputesNoEvidence(runId);
        if (msg.sender == record.trainer) revert RunDisputesByTrainer(runId);
        uint96 bond = terms().disputeBond;
        if (msg.value != bond) revert RunDisputesWrongBond(msg.value, bond);
        bool bitExact = models.reproducibilityOf(record.config) == Reproducibility.BitExact;
        uint16 threshold = _thresholdOf(runId, bitExact, msg.sender);

        _disputes[runId] = Dispute(msg.sender, bond, threshold, bitExact, Verdict.None, record.phaseEndsAt);
        _enter(record, RunStatus.Disputed, Time.timestamp() + votingPeriod);

        emit RunDisputed(runId, msg.sender, evidenceDigest, bitExact, threshold, record.phaseEndsAt);
    }

    /// @inheritdoc IRunDisputes
    function castVerdict(RunId runId, Finding calldata finding) external {
        _requireStatus(runId, RunStatus.Disputed);
        uint48 votingEndsAt = _runs[runId].phaseEndsAt;
        if (Time.timestamp() >= votingEndsAt) revert RunDisputesVotingEnded(runId, votingEndsAt);
        Dispute memory open = _disputes[runId];
        if (_isParty(runId, msg.sender) || !_isJuror(msg.sender, open.bitExact)) {
            revert RunDisputesNotJuror(runId, msg.sender);
        }
        if (hasVoted[runId][msg.sender]) revert RunDisputesAlreadyVoted(runId, msg.sender);

        bytes32 digest = findingDigestOf(finding);
        bool upholds = digest == _reportedDigest(runId);
        bytes32 choice = upholds || open.bitExact ? digest : AGAINST;
        address[] storage jurors = _jurorsFor[runId][choice];
        hasVoted[runId][msg.sender] = true;
        jurors.push(msg.sender);

        emit VerdictCast(runId, msg.sender, finding);

        if (jurors.length < open.threshold) return;
        if (upholds) _uphold(runId, choice);
        else _overturn(runId, choice);
    }

    /// @inheritdoc IRunDisputes
    function closeDispute(RunId runId) external {
        _requireStatus(runId, RunStatus.Disputed);
        Run storage record = _runs[runId];
        if (Time.timestamp() < record.phaseEndsAt) revert RunDisputesVotingOpen(runId, record.phaseEndsAt);
        Dispute storage lapsed = _disputes[runId];
        uint256 forfeited = _shareOf(lapsed.bond, terms().lapseShare);

        _returnStake(record);
        _returnBounty(runId, record);
        _enter(record, RunStatus.Refused, 0);
        _credit(lapsed.challenger, lapsed.bond - forfeited);
        _credit(timelock, forfeited);

        _resolve(runId, Verdict.Undecided, 0);
    }

    /// @inheritdoc IRunDisputes
    function disputeOf(RunId runId) external view returns (Dispute memory) {
        return _disputes[runId];
    }

    /// @inheritdoc IRunDisputes
    function votesFor(RunId runId, bytes32 findingDigest) external view returns (uint256) {
        return _jurorsFor[runId][findingDigest].length;
    }

    /// @inheritdoc IRunDisputes
    function findingDigestOf(Finding memory finding) public pure returns (bytes32) {
        return keccak256(abi.encode(finding));
    }

    /// @dev Nobody has won or lost: stake, bounty and the challenger's bond, if there is one, go back to where they came from.
    function _returnEscrow(RunId runId, Run storage record) internal {
        _returnStake(record);
        _returnBounty(runId, record);
        if (record.status == RunStatus.Disputed) _credit(_disputes[runId].challenger, _disputes[runId].bond);
    }

    /// @dev The result stands, and nobody disputes it again. What is left of its window remains, for a decision to stop it:
    ///      a dispute that was made to fail would else take this time from the holders.
    function _uphold(RunId runId, bytes32 findingDigest) private {
        Run storage record = _runs[runId];
        _enter(record, RunStatus.Submitted, _disputes[runId].windowEndsAt);
        _credit(record.trainer, _payJurors(_disputes[runId].bond, _jurorsFor[runId][findingDigest]));

        _resolve(runId, Verdict.Upheld, findingDigest);
    }

    /// @dev Half of what the jurors leave is the treasury's: who lied and disputes itself by another account, before somebody
    ///      else does, would have all but the jurors' part back.
    function _overturn(RunId runId, bytes32 findingDigest) private {
        Run storage record = _runs[runId];
        Dispute storage lost = _disputes[runId];
        uint256 stake = record.stake;
        record.stake = 0;
        _enter(record, RunStatus.Overturned, 0);
        _returnBounty(runId, record);
        uint256 rest = _payJurors(stake, _jurorsFor[runId][findingDigest]);
        _credit(lost.challenger, lost.bond + rest / 2);
        _credit(timelock, rest - rest / 2);

        _resolve(runId, Verdict.Overturned, findingDigest);
    }

    /// @dev Pays the jurors who decided in equal parts, of what the loser had at stake.
    /// @return rest What they leave.
    function _payJurors(uint256 stake, address[] storage jurors) private returns (uint256 rest) {
        uint256 fee = _shareOf(stake, terms().jurorShare) / jurors.length;
        for (uint256 i; i < jurors.length; ++i) _credit(jurors[i], fee);
        rest = stake - fee * jurors.length;
    }

    function _resolve(RunId runId, Verdict verdict, bytes32 findingDigest) private {
        _disputes[runId].verdict = verdict;

        emit DisputeResolved(runId, verdict, findingDigest);
    }

    function _isParty(RunId runId, address account) private view returns (bool) {
        return account == _runs[runId].trainer || account == _disputes[runId].challenger;
    }

    function _reportedDigest(RunId runId) private view returns (bytes32) {
        Result memory result = _runs[runId].result;

        return
            findingDigestOf(Finding(result.artifact, result.metricBefore, result.metricAfter, result.worstRegression));
    }
}
