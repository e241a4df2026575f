import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Cell, Ready, Tools } from '../harness/bench';
import type { Cleanup } from '../harness/cleanup';
import { startAndStopPostgres } from './postgres';
import { startAndStopService } from './service';

export const START: Bench = {
  name: 'start',
  measures:
    'seconds from the start of the service, with no configuration, until it is ready: with a new data folder, and with one that is there',
  reference: "PostgreSQL's own initdb and pg_ctl start, and pg_ctl start alone, until it takes connections",
  prepare,
};

const FRESH = 'initdb and pg_ctl start';
const EXISTING = 'pg_ctl start';

async function prepare({ cleanup }: Tools): Promise<Ready> {
  const existing = { service: folder(cleanup), postgres: folder(cleanup) };
  // Each makes what it finds later.
  await startAndStopService(existing.service);
  await startAndStopPostgres(existing.postgres);
  const inNew = async (start: (folder: string) => Promise<number>): Promise<number> => {
    const own = folder(cleanup);
    try {
      return await start(own);
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  };
  const cell = (name: string, reference: string | undefined, start: () => Promise<number>): Cell => ({
    name,
    unit: 's',
    reference,
    measure: async () => ({ value: await start() }),
  });
  return {
    cells: [
      cell('service, new data folder', FRESH, () => inNew(startAndStopService)),
      cell(FRESH, undefined, () => inNew(startAndStopPostgres)),
      cell('service, existing data folder', EXISTING, () => startAndStopService(existing.service)),
      cell(EXISTING, undefined, () => startAndStopPostgres(existing.postgres)),
    ],
    size: 'the built service: `npm start` builds it first',
    versions: {},
  };
}

function folder(cleanup: Cleanup): string {
  const made = mkdtempSync(join(tmpdir(), 'contra-start-'));
  // PostgreSQL does not run as root: the user that it runs as has to pass through.
  chmodSync(made, 0o755);
  cleanup.add(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
