import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isAllowed } from './allowed-address';
import type { Target } from './target';

/** Of an answer, so much is kept, and so much is read at all. */
const KEPT_BYTES = 1024;
const READ_BYTES = 65_536;

export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Sending {
  readonly allowNetworks: readonly string[];
  readonly timeoutMs: number;
  readonly addressesOf: (name: string) => Promise<readonly string[]>;
  readonly signal: AbortSignal;
}

export interface Receipt {
  readonly status: number;
  readonly answer: string;
  readonly retryAfter: string | undefined;
}

/**
 * One POST on a connection of its own, to an address that was looked at: what a name resolves to is checked, each address, and
 * connected to without asking again. Redirects are answers as any other. The time is for all of it, to the last byte of the
 * answer.
 *
 * @throws Error with a text for whoever owns the endpoint
 */
export function postMessage(target: Target, message: Message, sending: Sending): Promise<Receipt> {
  if (isIP(target.host) !== 0 && !isAllowed(target.host, sending.allowNetworks))
    return Promise.reject(refusedAddress(target.host));
  return new Promise((resolve, reject) => {
    const request = open(target, message, sending);
    let response: IncomingMessage | null = null;
    const cutOff = (reason: string) => (): void => {
      reject(new Error(reason));
      response?.destroy();
      request.destroy();
    };
    const late = setTimeout(
      cutOff(`no complete answer within ${sending.timeoutMs / 1000} s`),
      sending.timeoutMs,
    );
    const stop = cutOff('the service was stopped');
    if (sending.signal.aborted) stop();
    sending.signal.addEventListener('abort', stop, { once: true });
    request.once('error', reject);
    request.once('response', (begun) => {
      response = begun;
      readAnswer(begun)
        .then(resolve, reject)
        .finally(() => request.destroy());
    });
    request.once('close', () => {
      clearTimeout(late);
      sending.signal.removeEventListener('abort', stop);
      if (!response) reject(new Error('the connection was closed without an answer'));
    });
    request.end(message.body);
  });
}

function open(target: Target, { headers, body }: Message, sending: Sending): ClientRequest {
  const { secure, host, port, path, authority } = target;
  return (secure ? secureRequest : plainRequest)({
    method: 'POST',
    host,
    port,
    path,
    headers: { ...headers, host: authority, 'content-length': Buffer.byteLength(body) },
    agent: false,
    lookup: checkedLookup(sending),
    maxHeaderSize: 16_384,
  });
}

/** In place of the system's: the answer holds the addresses that were checked, and those are connected to. */
function checkedLookup({ addressesOf, allowNetworks }: Sending): LookupFunction {
  return (name, options, done) => {
    addressesOf(name).then(
      (addresses) => {
        const refused = addresses.find((address) => !isAllowed(address, allowNetworks));
        if (refused !== undefined) done(refusedAddress(`${name} (${refused})`), []);
        else if (options.all) done(null, addresses.map(withFamily));
        else {
          const [first = ''] = addresses;
          done(null, first, isIP(first));
        }
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), []),
    );
  };
}

const withFamily = (address: string): { address: string; family: number } => ({
  address,
  family: isIP(address),
});

const refusedAddress = (where: string): Error =>
  new Error(`not sent: ${where} is a private or reserved address`);

/** Whole, or cut off where it gets long: the status has said all that counts. */
async function readAnswer(response: IncomingMessage): Promise<Receipt> {
  const kept: Buffer[] = [];
  let read = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (read < KEPT_BYTES) kept.push(chunk.subarray(0, KEPT_BYTES - read));
    read += chunk.length;
    if (read >= READ_BYTES) break;
  }
  return {
    status: response.statusCode ?? 0,
    answer: printable(Buffer.concat(kept).toString('utf8')),
    retryAfter: response.headers['retry-after'],
  };
}

/** The database takes no NUL, and nobody wants to read the other control characters. */
const printable = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
