import { Agent, request } from 'node:http';

// Answers are whatever the service says; each reader looks for what it knows.
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** The body as it came. */
  readonly text: string;
  readonly replayed: boolean;
}

export interface Sending {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
  /** The client goes away after so long, answered or not. */
  readonly leaveAfterMs?: number;
}

const TIMEOUT_MS = 30_000;
const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/** Rejects when no whole answer comes: the outcome is unknown then. */
export function send({ url, method, headers, body, leaveAfterMs = TIMEOUT_MS }: Sending): Promise<Answer> {
  return new Promise((done, fail) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const outgoing = request(
      url,
      { method, agent, headers: { ...headers, ...(body === undefined ? {} : length) } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('error', fail)
          .on('aborted', () => fail(new Error('the answer was cut off')))
          .on('end', () => {
            clearTimeout(late);
            try {
              const replayed = incoming.headers['idempotent-replayed'] === 'true';
              done({ status: incoming.statusCode ?? 0, replayed, ...read(Buffer.concat(chunks).toString()) });
            } catch (error) {
              fail(error instanceof Error ? error : new Error(String(error)));
            }
          });
      },
    );
    const late = setTimeout(() => outgoing.destroy(new Error('the client went away')), leaveAfterMs);
    outgoing.on('error', (error) => {
      clearTimeout(late);
      fail(error);
    });
    outgoing.end(text);
  });
}

/** Tables, as CSV and exports, stay text. */
function read(text: string): Pick<Answer, 'body' | 'text'> {
  if (!text.startsWith('{')) return { body: {}, text };
  return { body: JSON.parse(text) as Answer['body'], text };
}

export const closeConnections = (): void => agent.destroy();
