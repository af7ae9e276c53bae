// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {NoncesKeyed} from "@openzeppelin/contracts/utils/NoncesKeyed.sol";
import {IDatasetRegistry} from "../interfaces/IDatasetRegistry.sol";

/// @title DatasetSignatures
/// @notice The part of {DatasetRegistry} that knows a contributor by a signature; see {IDatasetRegistry-submitBySig}.
abstract contract DatasetSignatures is IDatasetRegistry, EIP712, NoncesKeyed {
    bytes private constant COMMITMENT_TYPE =
        "Commitment(bytes32 root,bytes32 dirHash1,uint64 totalBytes,uint32 fileCount)";
    bytes private constant PREFERENCE_TYPE =
        "DataMiningPreference(uint8 dataMining,uint8 aiTraining,uint8 aiGenerativeTraining,uint8 aiInference)";
    bytes private constant SUBMISSION_TYPE =
        "DatasetSubmission(address contributor,Commitment commitment,bytes32 metadataDigest,address payout,DataMiningPreference preference,string uri,uint256 nonce,uint256 deadline)";

    bytes32 private constant COMMITMENT_TYPEHASH = keccak256(COMMITMENT_TYPE);
    bytes32 private constant PREFERENCE_TYPEHASH = keccak256(PREFERENCE_TYPE);
    bytes32 private constant SUBMISSION_TYPEHASH = keccak256(
        bytes.concat(SUBMISSION_TYPE, COMMITMENT_TYPE, PREFERENCE_TYPE)
    );

    constructor() EIP712("DatasetRegistry", "1") {}

    /// @dev Reverts unless `contributor` signed this submission; its nonce is used up.
    function _useSignature(
        Submission calldata submission,
        address contributor,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) internal {
        if (block.timestamp > deadline) revert DatasetRegistryExpiredSignature(deadline);
        _useCheckedNonce(contributor, nonce);
        bytes32 digest = _hashTypedDataV4(_structHash(submission, contributor, nonce, deadline));
        if (!SignatureChecker.isValidSignatureNowCalldata(contributor, digest, signature)) {
            revert DatasetRegistryInvalidSignature(contributor);
        }
    }

    function _structHash(
        Submission calldata submission,
        address contributor,
        uint256 nonce,
        uint256 deadline
    ) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    SUBMISSION_TYPEHASH,
                    contributor,
                    keccak256(abi.encode(COMMITMENT_TYPEHASH, submission.commitment)),
                    submission.metadataDigest,
                    submission.payout,
                    keccak256(abi.encode(PREFERENCE_TYPEHASH, submission.preference)),
                    keccak256(bytes(submission.uri)),
                    nonce,
                    deadline
                )
            );
    }
}
