import { setTimeout as sleep } from 'node:timers/promises';
import { AttendedRows, NobodyReads } from '../../src/platform/database/attended-rows';

describe('Rows that wait for their reader', () => {
  it('break off when none was taken for too long', async () => {
    const rows = new AttendedRows(0.1);
    const broke = new Promise<Error>((resolve) => rows.once('error', resolve));
    rows.write('a row');
    expect(await broke).toBeInstanceOf(NobodyReads);
    expect(rows.destroyed).toBe(true);
  });

  it('do not break off while there are none, however long that takes', async () => {
    const rows = new AttendedRows(0.1);
    const read: string[] = [];
    rows.on('data', (chunk: Buffer) => read.push(chunk.toString()));
    await sleep(400);
    rows.end('the first row comes late');
    await new Promise((resolve) => rows.once('close', resolve));
    expect(read).toEqual(['the first row comes late']);
  });

  it('do not break off while one is taken now and then', async () => {
    const rows = new AttendedRows(1);
    rows.end('x'.repeat(8));
    for (let i = 0; i < 8; i += 1) {
      await sleep(250);
      expect(String(rows.read(1))).toBe('x');
    }
  });
});
