import ipaddr from 'ipaddr.js';

/** Public by its range, and yet answered by the host of a cloud's virtual machine itself. */
const HOSTS_OF_CLOUDS: ReadonlySet<string> = new Set(['168.63.129.16']);
/** The part of IPv6 in which public addresses are given out, RFC 4291 and IANA; whatever tunnels is in ranges of its own. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address may be connected to: a public one, written plainly, or one in a network that the configuration allows.
 * IPv4 inside of IPv6 (mapped, 6to4, NAT64, Teredo) is not public, whatever it holds.
 */
export function isAllowed(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (networks.some((network) => isWithin(ipaddr.process(address), network))) return true;
  if (parsed.range() !== 'unicast' || HOSTS_OF_CLOUDS.has(parsed.toString())) return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_UNICAST) : true;
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, bits] = network.includes('/')
    ? ipaddr.parseCIDR(network)
    : ([ipaddr.parse(network), network.includes(':') ? 128 : 32] as const);
  if (address instanceof ipaddr.IPv4) return base instanceof ipaddr.IPv4 && address.match(base, bits);
  return base instanceof ipaddr.IPv6 && address.match(base, bits);
}
