import type { Service } from './app';

export interface FileAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** The bytes as UTF-8. */
  readonly text: string;
}

/** Asks for a file below /api/v1, byte for byte. */
export async function fetchFile(
  { url }: Pick<Service, 'url'>,
  key: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<FileAnswer> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${key}`, connection: 'close', ...headers },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, text: bytes.toString('utf8') };
}
