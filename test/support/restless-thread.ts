import { DomainError } from '../../src/domain/errors';
import { inThread } from '../../src/platform/threads/in-thread';

export type Restless =
  'answer' | 'refuse' | 'fail' | 'never end' | 'exit' | 'fill the memory' | { readonly after: number };

/** A thread that misbehaves as it is told. */
export default inThread<Restless, string>(async (what) => {
  if (typeof what === 'object') await new Promise((done) => setTimeout(done, what.after));
  if (what === 'refuse')
    throw new DomainError('einvoice_incomplete', 'Missing.', { missing: [{ term: 'BT-35' }] });
  if (what === 'fail') throw new TypeError('a bug');
  if (what === 'exit') process.exit(3);
  if (what === 'fill the memory')
    for (const kept: string[][] = []; ;) kept.push(Array(1e5).fill(String(kept.length)));
  if (what === 'never end') for (;;);
  return `answered ${JSON.stringify(what)}`;
});
