// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernanceToken} from "../../../contracts/interfaces/IGovernanceToken.sol";
import {GovernanceToken} from "../../../contracts/token/GovernanceToken.sol";
import {ClockMode} from "../../../contracts/types/ClockMode.sol";
import {Test} from "../support/Test.sol";

/// @dev The test is the timelock.
contract GovernanceTokenTest is Test {
    uint256 private constant ASTRID_KEY = 0xA57;
    address private constant BJORN = address(0xB0);
    uint256 private constant SUPPLY = 1_000_000e18;
    uint16 private constant CAP_BPS = 200;
    uint256 private constant START = 1_700_000_000;

    GovernanceToken private token;

    function setUp() public {
        vm.warp(START);
        vm.roll(1_000);
        token = deploy(ClockMode.BlockNumber, CAP_BPS);
    }

    function test_ConstructorMintsToTheHoldersAndNobodyElse() public view {
        assertEq(token.balanceOf(vm.addr(ASTRID_KEY)), 600_000e18);
        assertEq(token.balanceOf(BJORN), 400_000e18);
        assertEq(token.totalSupply(), SUPPLY);
        assertEq(token.timelock(), address(this));
    }

    function test_ConstructorRefusesHoldersWithoutAmounts() public {
        vm.expectRevert(abi.encodeWithSelector(IGovernanceToken.GovernanceTokenInvalidHolders.selector, 1, 2));
        new GovernanceToken("A", "A", ClockMode.Timestamp, address(this), 0, new address[](1), new uint256[](2));

        vm.expectRevert(abi.encodeWithSelector(IGovernanceToken.GovernanceTokenInvalidHolders.selector, 0, 0));
        new GovernanceToken("A", "A", ClockMode.Timestamp, address(this), 0, new address[](0), new uint256[](0));
    }

    function test_ConstructorRefusesACapOfMoreThanDoubling() public {
        vm.expectRevert(abi.encodeWithSelector(IGovernanceToken.GovernanceTokenInvalidMintCap.selector, 10_001));
        deploy(ClockMode.BlockNumber, 10_001);

        assertEq(deploy(ClockMode.BlockNumber, 10_000).mintable(), SUPPLY);
        assertEq(deploy(ClockMode.BlockNumber, 0).mintable(), 0);
    }

    function test_ClockByDeployment() public {
        GovernanceToken bySeconds = deploy(ClockMode.Timestamp, CAP_BPS);

        assertEq(token.clock(), 1_000);
        assertEq(keccak256(bytes(token.CLOCK_MODE())), keccak256("mode=blocknumber&from=default"));
        assertEq(bySeconds.clock(), START);
        assertEq(keccak256(bytes(bySeconds.CLOCK_MODE())), keccak256("mode=timestamp"));
    }

    function test_MintIsForTheTimelockAlone() public {
        vm.expectRevert(abi.encodeWithSelector(IGovernanceToken.GovernanceTokenOnlyTimelock.selector, BJORN));
        vm.prank(BJORN);
        token.mint(BJORN, 1);
    }

    function test_MintStopsAtTheYearlyCap() public {
        token.mint(BJORN, 20_000e18);
        assertEq(token.mintable(), 0);

        vm.expectRevert(abi.encodeWithSelector(IGovernanceToken.GovernanceTokenMintCapExceeded.selector, 1, 0));
        token.mint(BJORN, 1);

        vm.warp(START + 365 days - 1);
        assertEq(token.mintable(), 0);
        vm.warp(START + 365 days);
        assertEq(token.mintable(), 20_400e18);
    }

    /// @dev A year after a mint, its tokens count as supply; until then no day of the year allows more than the cap.
    function test_MintCapSlidesWithTheYear() public {
        vm.warp(START + 300 days);
        token.mint(BJORN, 20_000e18);

        vm.warp(START + 400 days);
        assertEq(token.mintable(), 0);
        vm.warp(START + 665 days);
        assertEq(token.mintable(), 20_400e18);
    }

    /// @dev Any sequence of mints: within any 365 days the supply grows by the cap at most.
    function testFuzz_SupplyGrowsByTheCapAYearAtMost(uint32[12] calldata waits, uint96[12] calldata sizes) public {
        uint256[13] memory times;
        uint256[13] memory supplies;
        (times[0], supplies[0]) = (START, SUPPLY);

        for (uint256 i; i < 12; ++i) {
            vm.warp(vm.getBlockTimestamp() + (waits[i] % 4 == 0 ? 0 : waits[i] % 300 days));
            try token.mint(BJORN, bound(sizes[i], 0, 30_000e18)) {} catch {}
            (times[i + 1], supplies[i + 1]) = (vm.getBlockTimestamp(), token.totalSupply());

            for (uint256 j; j <= i; ++j) {
                bool isWithinAYear = times[i + 1] < times[j] + 365 days;
                uint256 greatest = (supplies[j] * (10_000 + CAP_BPS)) / 10_000;
                assertTrue(!isWithinAYear || supplies[i + 1] <= greatest, "cap");
            }
        }
    }

    function test_PermitSharesItsNoncesWithDelegation() public {
        address astrid = vm.addr(ASTRID_KEY);
        bytes32 typehash = keccak256(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
        );
        bytes32 structHash = keccak256(abi.encode(typehash, astrid, BJORN, 5, token.nonces(astrid), START + 1));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), structHash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ASTRID_KEY, digest);

        token.permit(astrid, BJORN, 5, START + 1, v, r, s);

        assertEq(token.allowance(astrid, BJORN), 5);
        assertEq(token.nonces(astrid), 1);
    }

    function deploy(ClockMode clockMode, uint16 capBps) private returns (GovernanceToken) {
        address[] memory holders = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (holders[0], holders[1]) = (vm.addr(ASTRID_KEY), BJORN);
        (amounts[0], amounts[1]) = (600_000e18, 400_000e18);
        return new GovernanceToken("Althing", "ALTH", clockMode, address(this), capBps, holders, amounts);
    }
}
