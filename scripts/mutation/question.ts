/** What woven code calls to learn whether it is a mutant's turn. */
export const QUESTION = 'isMutant_'

/**
 * Asks `block.coinbase`, which no contract here reads and the test runner sets freely. While nothing is mutated it says to
 * the engine's address of coverage which mutants a test comes by. While a mutant is, it asks the engine for the time: a
 * test that asks for something impure is not run once more for its stack trace, which of an endless loop would fill the
 * memory. Pure to the compiler, so that pure functions can ask.
 */
export const ANSWER = `
function ${QUESTION}(uint256 id) pure returns (bool) {
    return asPure_(askWhich_)(id);
}

function asPure_(function(uint256) view returns (bool) ask) pure returns (function(uint256) pure returns (bool) pureAsk) {
    assembly ("memory-safe") {
        pureAsk := ask
    }
}

function askWhich_(uint256 id) view returns (bool) {
    uint256 current = uint160(address(block.coinbase));
    if (current == 0) {
        assembly ("memory-safe") {
            mstore(0, id)
            pop(staticcall(gas(), 0xc0bEc0BEc0BeC0bEC0beC0bEC0bEC0beC0beC0BE, 0, 32, 0, 0))
        }
    }
    if (current != id) return false;
    assembly ("memory-safe") {
        mstore(0, 0x625387dc) // unixTime()
        pop(staticcall(gas(), 0x7109709ECfa91a80626fF3989D68f67F5b1DD12D, 28, 4, 0, 0))
    }
    return true;
}
`
