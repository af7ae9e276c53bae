import { expect, test } from 'vitest'

/** Runtime `CALLER SELFDESTRUCT`, and what deploys it. */
const selfDestructing = '0x6133ff5f526002601ef3'
/** Arachnid's deterministic deployer: CREATE2 with the salt and the code that it is sent. */
const deployer =
  '0x604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3'
const salt = '00'.repeat(32)

/**
 * The swap of Tornado Cash's governance: destroy the contract that people voted on, deploy another at its address. Since
 * Cancun (EIP-6780) code that outlived its first transaction stays; the governor's transient storage needs Cancun as well.
 */
test('code that was there when people voted is there when it is executed', async () => {
  const { network } = await import('hardhat')
  const { ethers } = await network.create()
  const [account] = await ethers.getSigners()
  if (account === undefined) throw new Error('the network has no accounts')
  const factory = await (await account.sendTransaction({ data: deployer })).wait()
  const deploy = { to: factory?.contractAddress ?? null, data: `0x${salt}${selfDestructing.slice(2)}` }
  const address = ethers.getCreate2Address(String(deploy.to), `0x${salt}`, ethers.keccak256(selfDestructing))
  await (await account.sendTransaction(deploy)).wait()
  expect(await ethers.provider.getCode(address)).toBe('0x33ff')

  await (await account.sendTransaction({ to: address })).wait()

  expect(await ethers.provider.getCode(address)).toBe('0x33ff')
  const again = await account.sendTransaction(deploy).catch(() => 'refused')
  expect(again).toBe('refused')
})
