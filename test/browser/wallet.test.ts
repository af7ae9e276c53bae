import { expect, inject, test } from 'vitest'
import { person } from '../../scripts/devnet/people.ts'
import { installWallet, type TestWallet } from '../support/wallet.ts'
import { propose } from './support/propose.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

async function openWithWallet(options: { chainId?: number } = {}) {
  const { webUrl, rpcUrl } = inject('stack')
  const { page } = await open()
  const wallet = await installWallet(page, { privateKey: asKey(person('Bjorn').privateKey), rpcUrl, ...options })
  const connect = async () => {
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.getByRole('button', { name: 'Test Wallet' }).click()
  }
  return { page, wallet, webUrl, connect }
}

test('a declined connection says so, and the next attempt connects', async () => {
  const { page, wallet, webUrl, connect } = await openWithWallet()
  await page.goto(webUrl)
  wallet.rejectNext('eth_requestAccounts')
  wallet.rejectNext('wallet_requestPermissions')

  await connect()
  await page.getByText('You declined in the wallet.').waitFor()
  wallet.rejectNext('nothing')
  await page.getByRole('button', { name: 'Test Wallet' }).click()

  expect(await sees(page.getByRole('button', { name: 'Bjorn connected' }))).toBe(true)
})

test('a wallet on another chain is told so and can switch', async () => {
  const { page, wallet, webUrl, connect } = await openWithWallet({ chainId: 11_155_111 })
  await page.goto(webUrl)
  await connect()

  await page.getByRole('button', { name: /Wrong chain/ }).click()
  await page.getByRole('button', { name: 'Switch to chain 31337' }).click()

  await page.getByRole('button', { name: /Wrong chain/ }).waitFor({ state: 'detached' })
  expect(wallet.asked).toContain('wallet_switchEthereumChain')
})

test('the wallet stays connected over a reload, and can be left', async () => {
  const { page, webUrl, connect } = await openWithWallet()
  await page.goto(webUrl)
  await connect()
  await page.getByRole('button', { name: 'Bjorn connected' }).waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'Bjorn connected' }).click()
  await page.getByRole('button', { name: 'Disconnect' }).click()

  expect(await sees(page.getByRole('button', { name: 'Connect' }))).toBe(true)
})

test('a declined signature leaves the vote uncast, and can be tried again', async () => {
  const { page, wallet, webUrl, connect } = await openWithWallet()
  const { path } = await propose({ title: 'Decline me first', body: '' })
  await page.goto(webUrl + path)
  await connect()
  await page.getByRole('radio', { name: /^Against/ }).check()
  await page.getByRole('button', { name: 'Review your vote' }).click()
  wallet.rejectNext('eth_sendTransaction')

  await page.getByRole('button', { name: 'Sign and send' }).click()
  await page.getByText('You declined in the wallet.').waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()

  await page.getByText('You have voted.').waitFor()
  expect(sent(wallet)).toBe(2)
})

function sent({ asked }: TestWallet): number {
  return asked.filter((method) => method === 'eth_sendTransaction').length
}

function asKey(text: string): `0x${string}` {
  return `0x${text.slice(2)}`
}
