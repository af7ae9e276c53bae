// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {ConfigId, LineageId, VersionId} from "../../../contracts/types/Ids.sol";
import {Registries} from "../support/Registries.sol";

contract ModelCardsTest is Registries {
    string private constant ZERO = "0x0000000000000000000000000000000000000000000000000000000000000000";

    function test_TheCardOfABaseVersion() public view {
        assertCard(
            lineage,
            string.concat(
                '{"name":"intents","parents":[],"versions":1,"inForce":{"number":1',
                artifactOf(baseVersion),
                ',"config":"',
                ZERO,
                '","configDigest":"',
                ZERO,
                '","attestation":"',
                ZERO,
                '","proposal":"7","tainted":false}}'
            )
        );
    }

    function test_TheCardOfATrainedVersionSaysWhatItCameFrom() public {
        ConfigId configId = approvedConfig();
        VersionId second = recordedVersion(configId, 5, true);
        datasets.revoke(trainingSets[0], REASON);

        assertCard(
            lineage,
            string.concat(
                '{"name":"intents","parents":[],"versions":2,"inForce":{"number":2',
                artifactOf(second),
                ',"config":"',
                hexOf(ConfigId.unwrap(configId)),
                '","configDigest":"',
                hexOf(keccak256("config")),
                '","attestation":"',
                hexOf(keccak256(abi.encode("attestation", 5))),
                '","proposal":"7","tainted":true}}'
            )
        );
    }

    function test_TheCardOfALineageWithNothingInForce() public {
        models.revoke(baseVersion, REASON);

        assertCard(lineage, '{"name":"intents","parents":[],"versions":1,"inForce":null}');
    }

    function test_TheCardNamesParentsAndWhatHoldersWrote() public {
        LineageId[] memory parents = new LineageId[](2);
        (parents[0], parents[1]) = (lineage, descendant("other", new LineageId[](0), 0));
        LineageId child = descendant("child", parents, 0);
        models.setMetadata(child, "description", unicode"Sorts “intents”.");
        models.setMetadata(child, "image", "ipfs://i");
        models.setMetadata(child, "else", "not shown");
        models.revoke(models.inForce(child), REASON);
        string memory names = parents[0] == lineage ? '"intents","other"' : '"other","intents"';

        assertCard(
            child,
            string.concat(
                unicode'{"name":"child","description":"Sorts “intents”.","image":"ipfs://i","parents":[',
                names,
                '],"versions":1,"inForce":null}'
            )
        );
    }

    /// @dev Nothing that holders write ends its own string: the members behind it stay the registry's.
    function test_AttackTextCannotWriteMembersOfTheCard() public {
        models.revoke(baseVersion, REASON);
        models.setMetadata(lineage, "description", '","inForce":{"tainted":false},"x":"\\');
        models.setMetadata(lineage, "image", "a\nb\x00\x1f\x7f</script>");

        assertCard(
            lineage,
            string.concat(
                '{"name":"intents","description":"\\",\\"inForce\\":{\\"tainted\\":false},\\"x\\":\\"\\\\",',
                '"image":"a\\nb\\u0000\\u001f\x7f</script>","parents":[],"versions":1,"inForce":null}'
            )
        );
    }

    /// @dev A lead byte at the end could swallow the quote behind it in a lenient reader.
    function test_AttackTextThatIsNotUtf8IsLeftOut() public {
        models.revoke(baseVersion, REASON);
        models.setMetadata(lineage, "description", hex"61e2");
        models.setMetadata(lineage, "image", hex"c0a2");

        assertCard(lineage, '{"name":"intents","parents":[],"versions":1,"inForce":null}');
    }

    /// @dev Whatever the text, the card has as many bare quotes as one without it, and a string around it.
    function testFuzz_TextStaysInsideItsString(bytes calldata text) public {
        models.revoke(baseVersion, REASON);
        models.setMetadata(lineage, "description", text);
        bytes memory card = bytes(cardOf(lineage));

        uint256 quotes;
        for (uint256 i; i < card.length; ++i) {
            assertTrue(uint8(card[i]) >= 0x20, "no control character");
            if (card[i] == "\\") ++i;
            else if (card[i] == '"') ++quotes;
        }
        assertTrue(quotes == 10 || quotes == 14, "quotes");
    }

    function artifactOf(VersionId versionId) private view returns (string memory) {
        IModelVersions.Version memory version = models.version(versionId);
        return
            string.concat(
                ',"id":"',
                hexOf(VersionId.unwrap(versionId)),
                '","root":"',
                hexOf(version.artifact.root),
                '","dirHash1":"',
                hexOf(version.artifact.dirHash1),
                '"'
            );
    }

    function assertCard(LineageId id, string memory expected) private view {
        assertEq(keccak256(bytes(cardOf(id))), keccak256(bytes(expected)));
    }

    /// @dev The JSON inside the data URI.
    function cardOf(LineageId id) private view returns (string memory) {
        string memory uri = models.tokenURI(LineageId.unwrap(id));
        string memory prefix = "data:application/json;base64,";
        bytes memory body = new bytes(bytes(uri).length - bytes(prefix).length);
        for (uint256 i; i < body.length; ++i) body[i] = bytes(uri)[bytes(prefix).length + i];
        assertEq(keccak256(bytes(string.concat(prefix, string(body)))), keccak256(bytes(uri)));
        return string(Base64.decode(string(body)));
    }

    function hexOf(bytes32 digest) private pure returns (string memory) {
        return Strings.toHexString(uint256(digest), 32);
    }
}
