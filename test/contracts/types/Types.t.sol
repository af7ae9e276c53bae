// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Baseline, Direction, Gate, Metric} from "../../../contracts/types/Gate.sol";
import {isLabel} from "../../../contracts/types/Label.sol";
import {Test} from "../support/Test.sol";

contract TypesTest is Test {
    function test_LabelsAreThoseOfRfc1035() public view {
        string[7] memory labels = ["a", "a1", "intents", "a-b", "a--b", "xn--x", string(label63())];
        for (uint256 i; i < labels.length; ++i) assertTrue(this.check(labels[i]), labels[i]);

        string[11] memory others = ["", "1a", "-a", "a-", "A", "a_b", "a.b", "a b", unicode"é", "a\n", "a\x00"];
        for (uint256 i; i < others.length; ++i) assertTrue(!this.check(others[i]), others[i]);
        assertTrue(!this.check(string(abi.encodePacked(label63(), "a"))), "64 bytes");
    }

    function testFuzz_LabelsHoldOnlyTheirCharacters(bytes calldata text) public view {
        if (!this.check(string(text))) return;

        assertTrue(text.length > 0 && text.length < 64, "length");
        for (uint256 i; i < text.length; ++i) {
            bytes1 c = text[i];
            assertTrue((c >= "a" && c <= "z") || (c >= "0" && c <= "9") || c == "-", "character");
        }
    }

    /// @dev direction × baseline, for a metric that goes from 5 to 8.
    function test_ImprovementFollowsDirectionAndBaseline() public pure {
        assertEq(improvement(Direction.Max, Baseline.Parent), 3);
        assertEq(improvement(Direction.Max, Baseline.Base), 3);
        assertEq(improvement(Direction.Max, Baseline.Absolute), 8);
        assertEq(improvement(Direction.Min, Baseline.Parent), -3);
        assertEq(improvement(Direction.Min, Baseline.Base), -3);
        assertEq(improvement(Direction.Min, Baseline.Absolute), -8);
    }

    function check(string calldata text) external pure returns (bool) {
        return isLabel(text);
    }

    function improvement(Direction direction, Baseline baseline) private pure returns (int256) {
        Gate memory gate = Gate(Metric.Accuracy, direction, baseline, 0, 0);
        return gate.improvementOf(5, 8);
    }

    function label63() private pure returns (bytes memory label) {
        label = new bytes(63);
        for (uint256 i; i < 63; ++i) label[i] = "z";
    }
}
