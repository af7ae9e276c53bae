// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";

/// @dev What a contributor signs, written out from EIP-712 and the interface's documentation.
library SignedSubmission {
    bytes private constant DOMAIN =
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
    bytes private constant COMMITMENT = "Commitment(bytes32 root,bytes32 dirHash1,uint64 totalBytes,uint32 fileCount)";
    bytes private constant PREFERENCE =
        "DataMiningPreference(uint8 dataMining,uint8 aiTraining,uint8 aiGenerativeTraining,uint8 aiInference)";
    bytes private constant SUBMISSION =
        "DatasetSubmission(address contributor,Commitment commitment,bytes32 metadataDigest,address payout,DataMiningPreference preference,string uri,uint256 nonce,uint256 deadline)";

    function digest(
        address registry,
        IDatasetRegistry.Submission memory submission,
        address contributor,
        uint256 nonce,
        uint256 deadline
    ) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(keccak256(DOMAIN), keccak256("DatasetRegistry"), keccak256("1"), block.chainid, registry)
        );
        bytes32 commitment = keccak256(abi.encode(keccak256(COMMITMENT), submission.commitment));
        bytes32 preference = keccak256(abi.encode(keccak256(PREFERENCE), submission.preference));
        bytes memory fields = abi.encode(
            keccak256(abi.encodePacked(SUBMISSION, COMMITMENT, PREFERENCE)),
            contributor,
            commitment,
            submission.metadataDigest,
            submission.payout,
            preference,
            keccak256(bytes(submission.uri)),
            nonce,
            deadline
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(fields)));
    }
}
