import { DomainError } from '../../../src/domain/errors';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { GroupWriter } from '../../../src/platform/group-commit/group-writer';
import type { Waiting } from '../../../src/platform/group-commit/lane';
import type { Metrics } from '../../../src/platform/operations/metrics';
import { contextOf, ECHO, waiting } from './waiting';

const LOST = new Error('Connection terminated unexpectedly');
const BUSY = new DomainError('conflict', 'Another request holds what this one needs.', { reason: 'busy' });
const metrics = { groups: { observe: () => undefined } };
/** What a request is told whose transactions end so, one after the other. */
async function told(
  ends: readonly Error[],
  idempotency: object | null = null,
  across = false,
): Promise<unknown> {
  const left = [...ends];
  const end = () => Promise.reject(left.shift() ?? new Error('sent too often'));
  const work = { together: end, across: end } as unknown as UnitOfWork;
  const writer = new GroupWriter(work, metrics as unknown as Metrics);
  return new Promise((fail) => {
    const request = { ...waiting({}), ctx: { ...contextOf(), idempotency }, fail } as unknown as Waiting;
    const group = { work: ECHO, requests: [request] };
    const alone = async (each: typeof group) => writer.write(each, () => true);
    void (across
      ? writer.writeAcross([group]).then((again) => again.forEach((each) => void alone(each)))
      : alone(group));
  });
}

describe('A request whose connection broke when it may have been committed', () => {
  it('is not told that it is refused when only its repetition was: it may have been done', async () => {
    expect(await told([LOST, BUSY], { key: 'a' })).toBe(LOST);
  });

  it('is not told so either when it was sent with those of other organisations, and again by itself', async () => {
    expect(await told([LOST, BUSY], { key: 'a' }, true)).toBe(LOST);
    expect(await told([LOST, LOST], { key: 'a' }, true)).toBe(LOST);
  });

  it('is not sent again without a key', async () => {
    expect(await told([LOST])).toBe(LOST);
  });

  it('is told what it was refused for when no connection broke', async () => {
    expect(await told([BUSY], { key: 'a' })).toBe(BUSY);
  });
});
