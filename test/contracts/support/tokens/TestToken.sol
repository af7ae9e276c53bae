// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC3009} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @dev A dollar token as exchanges know them: ERC-20 with ERC-2612 permits and ERC-3009 payments. Anyone mints.
contract TestToken is ERC20, ERC20Permit {
    bytes32 public constant RECEIVE_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    mapping(address from => mapping(bytes32 nonce => bool)) public authorizationState;

    error TestTokenRefused();

    constructor() ERC20("Dollar", "USD") ERC20Permit("Dollar") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        bool isInTime = validAfter < block.timestamp && block.timestamp < validBefore;
        if (to != msg.sender || !isInTime || authorizationState[from][nonce]) revert TestTokenRefused();
        bytes32 message = keccak256(abi.encode(RECEIVE_TYPEHASH, from, to, value, validAfter, validBefore, nonce));
        if (ECDSA.recover(_hashTypedDataV4(message), v, r, s) != from) revert TestTokenRefused();

        authorizationState[from][nonce] = true;
        _transfer(from, to, value);

        emit IERC3009.AuthorizationUsed(from, nonce);
    }
}
