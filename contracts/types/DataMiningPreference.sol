// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev What a contributor says of one use of the data, in the words of ERC-7517 and C2PA. `Constrained` means: under
///      terms that the metadata states; whoever decides reads them.
enum DataUse {
    Unspecified,
    Allowed,
    NotAllowed,
    Constrained
}

/// @notice `dataMiningPreference` of ERC-7517 (https://eips.ethereum.org/EIPS/eip-7517).
/// @dev Its two `…WithAuthorship` conditions are `Constrained` here.
/// @param dataMining Looking for patterns, trends and correlations.
/// @param aiTraining Training any model. Where it is not allowed, the dataset cannot be approved.
/// @param aiGenerativeTraining Training a model that generates content.
/// @param aiInference Giving it to a trained model as an input.
struct DataMiningPreference {
    DataUse dataMining;
    DataUse aiTraining;
    DataUse aiGenerativeTraining;
    DataUse aiInference;
}
