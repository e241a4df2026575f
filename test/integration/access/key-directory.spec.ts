import type { DataSource } from 'typeorm';
import { KeyDirectory } from '../../../src/platform/access/key-directory';
import { newKeySecret } from '../../../src/platform/access/key-secret';
import type { Config } from '../../../src/platform/config/config';
import type { Neighbours } from '../../../src/platform/neighbours/neighbours';

const SECRET = newKeySecret('live');

const key = {
  id: 'key_1',
  kind: 'client',
  mode: 'live',
  organisations: [],
  scopes: ['*'],
  ip_ranges: [],
  expires_at: null,
  revoked_at: null,
};

/** A directory over a database that answers when it is told to. */
function directory(keyCacheSeconds: number) {
  const clock = { time: 0, now: () => new Date(clock.time) };
  const asked: ((rows: unknown[]) => void)[] = [];
  const dataSource = { query: () => new Promise((answer) => asked.push(answer)) };
  const neighbours = { listen: () => undefined, tell: () => undefined };
  const keys = new KeyDirectory(
    { keyCacheSeconds } as Config,
    dataSource as unknown as DataSource,
    clock,
    neighbours as unknown as Neighbours,
  );
  const answer = (changes: object = {}): void => {
    for (const each of asked.splice(0)) each([{ key: { ...key, ...changes }, organisation: null }]);
  };
  return { clock, asked, keys, answer, find: () => keys.find(SECRET, null) };
}

describe('A key that many requests come with', () => {
  const known = async (keyCacheSeconds: number) => {
    const made = directory(keyCacheSeconds);
    const first = made.find();
    made.answer();
    await first;
    made.clock.time += keyCacheSeconds * 1000 + 1;
    return made;
  };

  it('is read once for all of them when what was known of it is old', async () => {
    const { asked, answer, find } = await known(2);
    const found = [find(), find(), find()];
    expect(asked).toHaveLength(1);
    answer({ id: 'key_2' });
    for (const each of found) expect((await each)?.caller.keyId).toBe('key_2');
  });

  it('is read anew by those who come after it was changed, whatever is being read', async () => {
    const { asked, keys, answer, find } = await known(2);
    const before = find();
    keys.forget();
    const after = find();
    expect(asked).toHaveLength(2);
    answer();
    await Promise.all([before, after]);
  });

  it('is read by each where nothing is to be kept', async () => {
    const { asked, answer, find } = await known(0);
    const found = [find(), find()];
    expect(asked).toHaveLength(2);
    answer();
    await Promise.all(found);
  });
});
