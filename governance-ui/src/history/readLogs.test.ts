import { expect, test } from 'vitest'
import { logWindows } from './readLogs.ts'

test.each<[bigint, bigint, readonly (readonly [bigint, bigint])[]]>([
  [5n, 5n, [[5n, 5n]]],
  [6n, 5n, []],
  [0n, 99_999n, [[0n, 99_999n]]],
  [
    1n,
    100_001n,
    [
      [1n, 100_000n],
      [100_001n, 100_001n],
    ],
  ],
  [
    7n,
    250_006n,
    [
      [7n, 100_006n],
      [100_007n, 200_006n],
      [200_007n, 250_006n],
    ],
  ],
])('searches from block %d to %d leave no block out and take none twice', (first, last, windows) => {
  expect(logWindows(first, last)).toEqual(windows.map(([fromBlock, toBlock]) => ({ fromBlock, toBlock })))
})
