import { JsonRpcProvider } from 'ethers'
import { inject } from 'vitest'

/** Has the local chain make a block for each transaction and none otherwise, while `act` runs: what is pending stays so. */
export async function whileTimeStands(act: () => Promise<void>): Promise<void> {
  const provider = new JsonRpcProvider(inject('stack').rpcUrl)
  await provider.send('evm_setAutomine', [true])
  try {
    await act()
  } finally {
    await provider.send('evm_setIntervalMining', [1])
    provider.destroy()
  }
}
