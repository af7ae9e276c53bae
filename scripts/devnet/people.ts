import { HDNodeWallet, Mnemonic } from 'ethers'

/** The phrase that every development chain knows; its keys are public and hold nothing. */
export const devMnemonic = 'test test test test test test test test test test test junk'

interface Person {
  readonly name: string
  readonly role: 'deployer' | 'holder' | 'contributor' | 'operator' | 'trainer' | 'council'
  readonly address: string
  readonly privateKey: string
}

const cast = [
  ['Deployer', 'deployer'],
  ['Astrid', 'holder'],
  ['Bjorn', 'holder'],
  ['Clara', 'holder'],
  ['Dagny', 'contributor'],
  ['Egil', 'contributor'],
  ['Freya', 'operator'],
  ['Trainer', 'trainer'],
  ['Gunnar', 'council'],
  ['Hilda', 'council'],
  ['Ivar', 'council'],
] as const

export type PersonName = (typeof cast)[number][0]

/** The people of the local DAO, in the order of the phrase's accounts. */
export const people: readonly Person[] = cast.map(([name, role], index) => {
  const { address, privateKey } = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(devMnemonic), `m/44'/60'/0'/0/${index}`)
  return { name, role, address, privateKey }
})

/** @throws RangeError when nobody has that name. */
export function person(name: PersonName): Person {
  const found = people.find((one) => one.name === name)
  if (!found) throw new RangeError(`nobody is called ${name}; there are ${people.map((one) => one.name).join(', ')}`)
  return found
}
