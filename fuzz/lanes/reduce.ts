import type { WireRequest } from '../wire/request';

const MOST_TRIES = 80;

/**
 * The request without whatever it does not take to be answered as it was: header by header, query parameter by parameter,
 * field by field. Null when it is answered otherwise the second time.
 */
export async function reduced(
  request: WireRequest,
  stillFails: (request: WireRequest) => Promise<boolean>,
): Promise<WireRequest | null> {
  if (!(await stillFails(request))) return null;
  let best = request;
  let tries = 0;
  for (let shorter = true; shorter && tries < MOST_TRIES;) {
    shorter = false;
    for (const candidate of smaller(best)) {
      tries += 1;
      if (tries > MOST_TRIES) break;
      if (!(await stillFails(candidate))) continue;
      best = candidate;
      shorter = true;
      break;
    }
  }
  return best;
}

function* smaller(request: WireRequest): Generator<WireRequest> {
  const { headers, target, body } = request;
  for (let i = 0; i < headers.length; i += 1)
    if (headers[i]?.[0] !== 'Authorization' && headers[i]?.[0] !== 'Content-Type')
      yield { ...request, headers: headers.filter((_, n) => n !== i) };
  const [path = '', query] = target.split('?', 2);
  const pairs = query?.split('&') ?? [];
  for (let i = 0; i < pairs.length; i += 1) {
    const rest = pairs.filter((_, n) => n !== i).join('&');
    yield { ...request, target: rest === '' ? path : `${path}?${rest}` };
  }
  if (body !== null) for (const text of smallerBodies(body)) yield { ...request, body: text };
}

function* smallerBodies(text: string): Generator<string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  for (const smallerValue of without(value)) yield JSON.stringify(smallerValue);
}

/** The value with one of its fields or entries, at any depth, left out. */
function* without(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (let i = 0; i < Math.min(value.length, 20); i += 1) {
      yield value.filter((_, n) => n !== i);
      for (const inner of without(value[i])) yield value.map((each: unknown, n) => (n === i ? inner : each));
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    for (const [key, held] of entries) {
      yield Object.fromEntries(entries.filter(([name]) => name !== key));
      for (const inner of without(held))
        yield Object.fromEntries(entries.map(([name, each]) => [name, name === key ? inner : each]));
    }
  }
}
