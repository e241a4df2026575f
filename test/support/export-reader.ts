import { once } from 'node:events';
import { get, request, type Agent, type IncomingMessage } from 'node:http';
import type { TestApp } from './app';

/** An export that has been asked for and is read only as its test says. */
export interface ReadingExport {
  readonly answer: IncomingMessage;
  /** Reads on to the end; false when the connection broke before it. */
  finish(): Promise<{ complete: boolean; bytes: number; lines: number }>;
  /** Goes away without a word. */
  abort(): void;
}

const path = (query: string): string => `/api/v1/journal/export${query}`;

/** Answers when the first bytes of the body are there; none of them is read. */
export async function beginExport(
  app: TestApp,
  key: string,
  query = '',
  agent: Agent | false = false,
): Promise<ReadingExport> {
  const headers = { authorization: `Bearer ${key}` };
  const asked = get(app.url + path(query), { headers, agent });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  asked.on('error', () => undefined);
  if (answer.readableLength === 0) await once(answer, 'readable');
  return {
    answer,
    finish: async () => {
      let [bytes, lines] = [0, 0];
      try {
        for await (const chunk of answer as AsyncIterable<Buffer>) {
          bytes += chunk.length;
          for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
        }
      } catch {
        return { complete: false, bytes, lines };
      }
      return { complete: answer.complete, bytes, lines };
    },
    abort: () => asked.destroy(),
  };
}

/** Asks, and goes away after so many milliseconds whether or not there was an answer. */
export async function abandonExport(app: TestApp, key: string, afterMs: number): Promise<void> {
  const asked = request(app.url + path(''), { headers: { authorization: `Bearer ${key}` }, agent: false });
  asked.on('error', () => undefined);
  asked.end();
  await new Promise((done) => setTimeout(done, afterMs));
  asked.destroy();
}
