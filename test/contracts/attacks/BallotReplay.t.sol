// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {Dao} from "../support/Dao.sol";

/// @dev Astrid signs one ballot; it counts once, for one proposal, of one governor, on one chain.
contract BallotReplayTest is Dao {
    function test_ASignedBallotCountsOnce() public {
        Batch memory batch = batchOf(address(token), "");
        uint256 proposalId = propose(batch);
        bytes memory signature = sign(governor, proposalId, nonceFor(proposalId));

        vm.prank(MALLORY);
        uint256 weight = governor.castVoteBySig(proposalId, 1, ASTRID, signature);
        assertEq(weight, 500_000e18);

        expectInvalidSignature();
        governor.castVoteBySig(proposalId, 1, ASTRID, signature);
    }

    function test_ABallotIsForItsSupportAlone() public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        bytes memory signature = sign(governor, proposalId, nonceFor(proposalId));

        expectInvalidSignature();
        governor.castVoteBySig(proposalId, 0, ASTRID, signature);
    }

    /// @dev The same proposal has the same id on every governor: only the domain tells them apart.
    function test_ABallotIsForItsGovernorAlone() public {
        ModelGovernor second = new ModelGovernor(governorParameters());
        Batch memory batch = batchOf(address(token), "");
        vm.prank(ASTRID);
        second.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        uint256 proposalId = propose(batch);
        bytes memory signature = sign(governor, proposalId, nonceFor(proposalId));

        expectInvalidSignature();
        second.castVoteBySig(proposalId, 1, ASTRID, signature);
        governor.castVoteBySig(proposalId, 1, ASTRID, signature);
    }

    function test_ABallotIsForItsChainAlone() public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        bytes memory signature = sign(governor, proposalId, nonceFor(proposalId));

        vm.chainId(11_155_111);
        expectInvalidSignature();
        governor.castVoteBySig(proposalId, 1, ASTRID, signature);
    }

    /// @dev Keyed nonces: ballots for two proposals are signed at once and used in any order.
    function test_BallotsOfTwoProposalsAreIndependent() public {
        Batch memory first = batchOf(address(token), "");
        Batch memory second = batchOf(address(token), "");
        vm.prank(BJORN);
        governor.propose(first.targets, first.values, first.calldatas, first.description);
        propose(second);
        (uint256 firstId, uint256 secondId) = (idOf(first), idOf(second));
        bytes memory firstBallot = sign(governor, firstId, nonceFor(firstId));
        bytes memory secondBallot = sign(governor, secondId, nonceFor(secondId));

        governor.castVoteBySig(secondId, 1, ASTRID, secondBallot);
        governor.castVoteBySig(firstId, 1, ASTRID, firstBallot);
    }

    function nonceFor(uint256 proposalId) private view returns (uint256) {
        return governor.nonces(ASTRID, uint192(proposalId));
    }

    function sign(ModelGovernor target, uint256 proposalId, uint256 nonce) private view returns (bytes memory) {
        bytes32 ballot = keccak256(abi.encode(target.BALLOT_TYPEHASH(), proposalId, uint8(1), ASTRID, nonce));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", domainSeparator(target), ballot));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ASTRID_KEY, digest);
        return abi.encodePacked(r, s, v);
    }

    function domainSeparator(IERC5267 target) private view returns (bytes32) {
        (, string memory name, string memory version, uint256 chainId, address verifier, , ) = target.eip712Domain();
        bytes32 typehash = keccak256(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
        );
        return keccak256(abi.encode(typehash, keccak256(bytes(name)), keccak256(bytes(version)), chainId, verifier));
    }

    function expectInvalidSignature() private {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, ASTRID));
    }
}
