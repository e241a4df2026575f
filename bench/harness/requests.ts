import type { BenchService } from './service';

/** Makes something that a measurement needs; anything but a success is an error with what the service said. */
export async function post<T>(
  { port }: BenchService,
  key: string,
  path: string,
  body: object,
  organisation?: string,
): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(organisation === undefined ? {} : { 'contra-organisation': organisation }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
