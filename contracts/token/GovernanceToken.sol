// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IGovernanceToken} from "../interfaces/IGovernanceToken.sol";
import {ClockMode} from "../types/ClockMode.sol";

/// @title GovernanceToken
/// @notice See {IGovernanceToken}.
contract GovernanceToken is IGovernanceToken, ERC20, ERC20Permit, ERC20Votes {
    using Checkpoints for Checkpoints.Trace208;

    uint256 private constant BPS = 10_000;
    uint48 private constant YEAR = 365 days;

    /// @inheritdoc IGovernanceToken
    address public immutable timelock;

    /// @inheritdoc IGovernanceToken
    uint16 public immutable yearlyMintCapBps;

    ClockMode private immutable _clockMode;

    /// @dev Supply by Unix seconds, the initial supply since ever. The votes' own history may count blocks.
    Checkpoints.Trace208 private _supplyHistory;

    /// @param holders Accounts of the initial supply, in the order of `amounts`; nothing else is ever minted without a vote.
    constructor(
        string memory name_,
        string memory symbol_,
        ClockMode clockMode,
        address timelock_,
        uint16 mintCapBps,
        address[] memory holders,
        uint256[] memory amounts
    ) ERC20(name_, symbol_) ERC20Permit(name_) {
        if (mintCapBps > BPS) revert GovernanceTokenInvalidMintCap(mintCapBps);
        if (holders.length != amounts.length || holders.length == 0) {
            revert GovernanceTokenInvalidHolders(holders.length, amounts.length);
        }

        _clockMode = clockMode;
        timelock = timelock_;
        yearlyMintCapBps = mintCapBps;

        for (uint256 i; i < holders.length; ++i) _mint(holders[i], amounts[i]);
        _supplyHistory.push(0, uint208(totalSupply()));
    }

    /// @inheritdoc IGovernanceToken
    function mint(address to, uint256 amount) external {
        if (msg.sender != timelock) revert GovernanceTokenOnlyTimelock(msg.sender);
        uint256 available = mintable();
        if (amount > available) revert GovernanceTokenMintCapExceeded(amount, available);

        _mint(to, amount);
        _supplyHistory.push(Time.timestamp(), uint208(totalSupply()));
    }

    /// @inheritdoc IGovernanceToken
    function mintable() public view returns (uint256) {
        uint256 supplyYearAgo = _supplyHistory.upperLookupRecent(Time.timestamp() - YEAR);

        return (supplyYearAgo * (BPS + yearlyMintCapBps)) / BPS - totalSupply();
    }

    /// @inheritdoc Votes
    function clock() public view override returns (uint48) {
        return _clockMode == ClockMode.BlockNumber ? Time.blockNumber() : Time.timestamp();
    }

    /// @inheritdoc Votes
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public view override returns (string memory) {
        return _clockMode == ClockMode.BlockNumber ? "mode=blocknumber&from=default" : "mode=timestamp";
    }

    /// @inheritdoc ERC20Permit
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    /// @inheritdoc ERC20
    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
