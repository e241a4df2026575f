import * as fc from 'fast-check';
import { startTestApp, type TestApp } from '../support/app';
import { type Cell, cellsType, encodeCells } from '../../src/platform/database/cells';
import { TABLES } from '../../src/platform/database/tables.data';
import { openSession, type Session } from '../support/plain-sql';
import { storableTexts } from '../support/storable-texts';

/** What the service writes goes through these: each text must arrive as it was sent. */
describe('Cells', () => {
  let app: TestApp;
  let session: Session;

  beforeAll(async () => {
    app = await startTestApp();
    session = await openSession(app, 'service', null);
  });
  afterAll(async () => {
    await session.end();
    await app.close();
  });

  const sent = async (rows: readonly (readonly Cell[])[], columns: number): Promise<Cell[][]> => {
    const names = Array.from({ length: columns }, (_, i) => `c${i + 1}`);
    const cells = encodeCells(rows.length, columns, (row, column) => rows[row]?.[column] ?? null);
    const found = await session.sql<Record<string, Cell>>(
      `SELECT ${names.join(', ')} FROM unnest($1::${cellsType(columns)}[]) WITH ORDINALITY AS own ORDER BY ordinality`,
      [cells],
    );
    return found.map((row) => names.map((name) => row[name] ?? null));
  };
  const cell = fc.option(storableTexts(40));

  it('arrive as they were sent, whatever is in them, in any number of columns and rows', async () => {
    const table = fc
      .integer({ min: 1, max: 48 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 20 }),
      );
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        expect(await sent(rows, rows[0]?.length ?? 1)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it('of megabytes arrive, and those after them', async () => {
    const long = '😀é"\\'.repeat(700_000);
    for (const rows of [[[long, 'x']], [['x', null]], [[long, long]]])
      expect(await sent(rows, 2)).toEqual(rows);
  });

  it('are refused with a NUL in them, which no text of PostgreSQL has', async () => {
    await expect(sent([['a\0b']], 1)).rejects.toMatchObject({ code: '22021' });
  });

  it('have room for every table', () => {
    for (const columns of Object.values(TABLES))
      expect(cellsType(Object.keys(columns).length)).toMatch(/^cells_/);
    expect(() => cellsType(49)).toThrow('no type has 49 columns');
  });
});
