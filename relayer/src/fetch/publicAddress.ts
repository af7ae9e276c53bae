import { BlockList, isIP } from 'node:net'

/**
 * IPv4 that is not the public internet: IANA's special-purpose registry (RFC 6890 and later), multicast, and the metadata
 * address that a large cloud put outside of link-local.
 */
const refusedV4 = blockListOf('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
])

/** All of IPv6 that is global unicast. Mapped, NAT64, unique-local, link-local and loopback lie outside. */
const globalV6 = blockListOf('ipv6', [['2000::', 3]])

/** Parts of it that reach elsewhere than they say: protocol assignments and Teredo, 6to4, documentation. */
const refusedV6 = blockListOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
])

/** Whether an IP address in text form is on the public internet. Anything in doubt is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !refusedV4.check(address, 'ipv4')
  if (isIP(address) !== 6 || address.includes('%')) return false

  return globalV6.check(address, 'ipv6') && !refusedV6.check(address, 'ipv6')
}

function blockListOf(family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family)

  return list
}
