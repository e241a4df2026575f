import { isIP } from 'node:net';
import { isAllowed } from './allowed-address';

export interface TargetRules {
  readonly allowHttp: boolean;
  readonly allowNetworks: readonly string[];
}

export interface Target {
  readonly secure: boolean;
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** As it stands in the header Host. */
  readonly authority: string;
}

/**
 * Reads the URL of an endpoint. A host in any notation of an address (decimal, octal, mapped) is read as that address, by the
 * rules of WHATWG, and must be an allowed one. What a name resolves to is looked at when it is connected to.
 *
 * Answers a text, to follow the name of the field, where the URL will not do.
 */
export function readTarget(text: string, { allowHttp, allowNetworks }: TargetRules): Target | string {
  if (!URL.canParse(text)) return 'must be a URL such as https://example.com/hooks';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:'))
    return allowHttp ? 'must be an https or http URL' : 'must be an https URL';
  if (url.username !== '' || url.password !== '')
    return 'must not hold credentials: deliveries are known by their signature';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !isAllowed(host, allowNetworks)) return 'must not be a private or reserved address';
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  if (port === 0) return 'must have a port from 1 to 65535';
  return { secure, host, port, path: `${url.pathname}${url.search}`, authority: url.host };
}
