import { Restarts } from '../../../src/cluster/restarts';
import { workerSettings } from '../../../src/cluster/worker-settings';

describe('The settings of workers', () => {
  const of = (workers: number, place: number, { databasePoolSize = 16, backgroundWork = true } = {}) =>
    workerSettings(
      { workers, databasePoolSize, exportPoolSize: 2, backgroundWork },
      place,
      'postgres://here',
    );

  it('share out the connections and lose none', () => {
    const sizes = [1, 2, 3].map((place) => Number(of(3, place)['DATABASE_POOL_SIZE']));
    expect(sizes).toEqual([6, 5, 5]);
  });

  it('leave each worker connections enough to work at all', () => {
    expect(of(8, 8, { databasePoolSize: 4 })).toMatchObject({
      DATABASE_POOL_SIZE: '2',
      EXPORT_POOL_SIZE: '1',
    });
  });

  it('give the work in the background to the first, unless the service leaves it to others', () => {
    expect([1, 2, 3].map((place) => of(3, place)['BACKGROUND_WORK'])).toEqual(['true', 'false', 'false']);
    expect(of(3, 1, { backgroundWork: false })['BACKGROUND_WORK']).toBe('false');
  });

  it('hold the login of the service only, and no migrations', () => {
    expect(of(2, 1)).toMatchObject({ DATABASE_URL: 'postgres://here', MIGRATE_ON_START: 'false' });
  });
});

describe('A worker that dies', () => {
  it('is started anew after pauses that grow, and in the end not at all', () => {
    const restarts = new Restarts();
    const pauses = Array.from({ length: 9 }, () => restarts.after(1000));
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, null]);
  });

  it('begins with the shortest pause again once one has lived for a minute', () => {
    const restarts = new Restarts();
    for (let deaths = 0; deaths < 7; deaths += 1) restarts.after(1000);
    expect([restarts.after(60_000), restarts.after(1000)]).toEqual([250, 500]);
  });
});
