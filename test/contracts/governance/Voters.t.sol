// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {Dao} from "../support/Dao.sol";
import {DelegatedAccount, SilentAccount} from "../support/DelegatedAccount.sol";
import {TypedData} from "../support/TypedData.sol";
import {Wallet} from "../support/Wallet.sol";

/// @dev The governor with its nonces open to a test.
contract NonceProbe is ModelGovernor {
    constructor(Parameters memory p) ModelGovernor(p) {}

    function use(address owner, uint256 nonce) external {
        _useCheckedNonce(owner, nonce);
    }
}

/// @dev Who may vote by signature: accounts with a key, contracts that speak ERC-1271, and EIP-7702 accounts that do.
contract VotersTest is Dao, TypedData {
    uint256 private constant OWNER_KEY = 0x0E;

    function test_AnAccountVotesBySignature() public {
        uint256 proposalId = proposed();
        bytes memory signature = ballot(ASTRID_KEY, proposalId, ASTRID);

        vm.prank(MALLORY);
        assertEq(governor.castVoteBySig(proposalId, 1, ASTRID, signature), 500_000e18);
    }

    function test_AContractVotesByItsOwnersSignature() public {
        address wallet = address(new Wallet(vm.addr(OWNER_KEY)));
        endow(wallet);
        uint256 proposalId = proposed();

        bytes memory forged = ballot(ASTRID_KEY, proposalId, wallet);
        expectInvalidSignature(wallet);
        governor.castVoteBySig(proposalId, 1, wallet, forged);

        bytes memory signature = ballot(OWNER_KEY, proposalId, wallet);
        assertEq(governor.castVoteBySig(proposalId, 1, wallet, signature), 100_000e18);
        expectInvalidSignature(wallet);
        governor.castVoteBySig(proposalId, 1, wallet, signature);
    }

    function test_AContractsReasonAndSplitAreSignedToo() public {
        address wallet = address(new Wallet(vm.addr(OWNER_KEY)));
        endow(wallet);
        uint256 proposalId = proposed();
        bytes memory params = abi.encodePacked(uint128(1), uint128(2), uint128(3));
        bytes memory signature = extendedBallot(OWNER_KEY, proposalId, wallet, "because", params);

        expectInvalidSignature(wallet);
        governor.castVoteWithReasonAndParamsBySig(proposalId, 255, wallet, "why not", params, signature);
        governor.castVoteWithReasonAndParamsBySig(proposalId, 255, wallet, "because", params, signature);

        (uint256 against, uint256 inFavour, uint256 abstain) = governor.proposalVotes(proposalId);
        assertEq(against, 1);
        assertEq(inFavour, 2);
        assertEq(abstain, 3);
    }

    /// @dev Code that answers for signatures keeps the key's ballots valid.
    function test_ADelegatedAccountThatSpeaksERC1271VotesBySignature() public {
        uint256 proposalId = proposed();
        bytes memory signature = ballot(ASTRID_KEY, proposalId, ASTRID);
        delegateCode(address(new DelegatedAccount()));

        assertEq(governor.castVoteBySig(proposalId, 1, ASTRID, signature), 500_000e18);
    }

    /// @dev Known and stated: such an account's signature means nothing any more; its transactions do.
    function test_ADelegatedAccountWithoutERC1271VotesByTransaction() public {
        uint256 proposalId = proposed();
        bytes memory signature = ballot(ASTRID_KEY, proposalId, ASTRID);
        delegateCode(address(new SilentAccount()));

        expectInvalidSignature(ASTRID);
        governor.castVoteBySig(proposalId, 1, ASTRID, signature);
        vm.prank(ASTRID);
        assertEq(governor.castVote(proposalId, 1), 500_000e18);
    }

    /// @dev OpenZeppelin's plain nonce is taken as well: wallets that know nothing of keyed nonces can vote.
    function test_ABallotWithThePlainNonceCounts() public {
        uint256 proposalId = proposed();
        bytes memory signature = signTyped(
            ASTRID_KEY,
            IERC5267(address(governor)),
            abi.encode(governor.BALLOT_TYPEHASH(), proposalId, uint8(1), ASTRID, governor.nonces(ASTRID))
        );

        assertEq(governor.castVoteBySig(proposalId, 1, ASTRID, signature), 500_000e18);
        assertEq(governor.nonces(ASTRID), 1);
    }

    /// @dev Nothing of OpenZeppelin's calls it yet; what will must find keyed nonces there.
    function test_ACheckedNonceIsAKeyedOne() public {
        NonceProbe probe = new NonceProbe(governorParameters());
        uint256 keyed = (uint256(7) << 64);
        assertEq(probe.nonces(ASTRID, 7), keyed);
        probe.use(ASTRID, keyed);
        assertEq(probe.nonces(ASTRID, 7), keyed + 1);

        vm.expectRevert(abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, ASTRID, keyed + 1));
        probe.use(ASTRID, keyed);
    }

    function proposed() private returns (uint256) {
        return propose(BJORN, batchOf(address(token), ""));
    }

    function endow(address voter) private {
        vm.prank(CLARA);
        token.transfer(voter, 100_000e18);
        vm.prank(voter);
        token.delegate(voter);
        pass(1);
    }

    /// @dev What an EIP-7702 authorisation leaves behind; a real one is in compatibility.test.ts.
    function delegateCode(address implementation) private {
        vm.etch(ASTRID, abi.encodePacked(hex"ef0100", implementation));
    }

    function ballot(uint256 key, uint256 proposalId, address voter) private view returns (bytes memory) {
        uint256 nonce = governor.nonces(voter, uint192(proposalId));
        return
            signTyped(
                key,
                IERC5267(address(governor)),
                abi.encode(governor.BALLOT_TYPEHASH(), proposalId, uint8(1), voter, nonce)
            );
    }

    function extendedBallot(
        uint256 key,
        uint256 proposalId,
        address voter,
        string memory reason,
        bytes memory params
    ) private view returns (bytes memory) {
        uint256 nonce = governor.nonces(voter, uint192(proposalId));
        bytes32 typeHash = governor.EXTENDED_BALLOT_TYPEHASH();
        return
            signTyped(
                key,
                IERC5267(address(governor)),
                abi.encode(typeHash, proposalId, uint8(255), voter, nonce, keccak256(bytes(reason)), keccak256(params))
            );
    }

    function expectInvalidSignature(address voter) private {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, voter));
    }
}
