// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {RunId} from "../types/Ids.sol";
import {IReviews} from "./IReviews.sol";

/// @title Juries of disputes
/// @notice Verifiers, who repeat bit-exact trainings, and reviewers, who judge attested ones; both named by decision.
interface IRunJuries {
    /// @notice A verifier was admitted or dismissed.
    event VerifierChanged(address indexed verifier, bool admitted, uint256 indexed proposalId);

    /// @notice Of `jurors` without a part in it, the jury cannot bring the `threshold` agreeing votes that a verdict needs.
    error RunJuriesTooSmall(RunId runId, uint256 jurors, uint256 threshold);

    /// @notice `verifier` is already what it would be made.
    error RunJuriesVerifierUnchanged(address verifier);

    /// @notice There are 64 verifiers already.
    error RunJuriesFull();

    /// @notice Admits or dismisses a verifier of bit-exact runs, 64 at most. By decision only.
    /// @dev Trusts the decision to name independent parties: a majority of verifiers can make any result stand or fall.
    function setVerifier(address verifier, bool admitted) external;

    /// @notice Whether `account` verifies bit-exact runs.
    function isVerifier(address account) external view returns (bool);

    /// @notice Number of verifiers.
    function verifierCount() external view returns (uint256);

    /// @notice Who says who reviews; the zero address where attested results cannot be disputed.
    function reviews() external view returns (IReviews);
}
