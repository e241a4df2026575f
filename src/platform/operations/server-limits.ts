import type { ServerOptions } from 'node:http';
import { DomainError } from '../../domain/errors';
import type { Config } from '../config/config';

type Limits = Pick<
  Config,
  | 'headerLimitBytes'
  | 'headersTimeoutSeconds'
  | 'requestTimeoutSeconds'
  | 'keepAliveTimeoutSeconds'
  | 'idleTimeoutSeconds'
>;

/** Path and query string. The longest that a route of this API can want is a tenth of it. */
const LONGEST_ADDRESS = 8192;
/** Node looks for requests that are late at this pace; its own is 30 s, by which any timeout would be that much longer. */
const MOST_CHECK_MS = 1000;

interface ServerSettings {
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  readonly connectionTimeout: number;
  readonly http: ServerOptions;
}

/** What a client may make the server hold, and for how long, before it has proven to be anybody. */
export function serverSettings(limits: Limits): ServerSettings {
  const headersTimeout = limits.headersTimeoutSeconds * 1000;
  const requestTimeout = limits.requestTimeoutSeconds * 1000;
  return {
    requestTimeout,
    keepAliveTimeout: limits.keepAliveTimeoutSeconds * 1000,
    connectionTimeout: limits.idleTimeoutSeconds * 1000,
    http: {
      maxHeaderSize: limits.headerLimitBytes,
      headersTimeout,
      requestTimeout,
      connectionsCheckingInterval: Math.min(MOST_CHECK_MS, headersTimeout / 2),
      // Two ways to tell the length of a body are a way to smuggle one request inside of another.
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
  };
}

/** Undefined where the address is as short as any that this API has. */
export const refusalOfLength = (address: string): DomainError | undefined =>
  address.length > LONGEST_ADDRESS
    ? new DomainError('uri_too_long', `Path and query string have at most ${LONGEST_ADDRESS} characters.`)
    : undefined;
