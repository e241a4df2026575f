import { DatabaseError } from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { isDatabaseAway } from '../../src/platform/database/database-errors';

const failed = (code: string): QueryFailedError =>
  new QueryFailedError('SELECT 1', [], Object.assign(new DatabaseError('as told', 0, 'error'), { code }));

/** What is answered with 503 and Retry-After, rather than as a fault of the service. */
describe('A database that is away', () => {
  it.each([
    ['08006', 'a connection that failed'],
    ['57P01', 'a server that is told to stop'],
    ['57P02', 'a server that crashes'],
    ['57P03', 'a server that is starting'],
    ['53100', 'a full disk'],
    ['53200', 'no memory left'],
    ['53300', 'too many connections'],
  ])('is told by %s: %s', (code) => {
    expect(isDatabaseAway(failed(code))).toBe(true);
  });

  it('is told by a connection that ends under the work on it, whichever layer hears of it first', () => {
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isDatabaseAway(new QueryRunnerAlreadyReleasedError())).toBe(true);
  });

  it.each(['23505', '42601', 'CT003'])('is not told by %s', (code) => {
    expect(isDatabaseAway(failed(code))).toBe(false);
  });
});
