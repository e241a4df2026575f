import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { DATABASE } from '../../src/platform/database/embedded/secrets';
import { migrate } from '../../src/platform/database/migrate';
import { onDatabase } from '../../src/platform/database/urls';
import { makeTestFolder, startTestCluster } from '../support/test-cluster';
import { classify } from './classify';
import type { Captured } from './normalise';
import { reportOf } from './report';
import { readSchema } from './schema';

/** What walks through every operation of the API and every task in the background. */
const SPECS = [
  'test/e2e/openapi-examples.spec.ts',
  'test/e2e/exports',
  'test/e2e/sending/send.spec.ts',
  'test/e2e/webhooks/delivery.spec.ts',
  'test/integration/background',
  'test/integration/sealing/sealer.spec.ts',
  'test/integration/rollup.spec.ts',
];
const ROOT = resolve(__dirname, '../..');

/**
 * Gathers the statements that the service sends while specs use it, and tells where each would be carried out if every table
 * were distributed by organisation_id. docs/scaling.md says what follows from it.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { statements: { type: 'string' }, out: { type: 'string' } },
  });
  const statements = values.statements === undefined ? await capture(positionals) : read(values.statements);
  const folder = makeTestFolder();
  const server = await startTestCluster(folder);
  try {
    await migrate(server.ownerUrl);
    // A superuser sees no row-level security: what counts is what the statements say themselves.
    const client = new Client({ connectionString: onDatabase(server.superUrl, DATABASE) });
    await client.connect();
    try {
      const schema = await readSchema(client);
      const definers = schema.definers.map(({ name }) => name);
      const classified = await classify(client, statements, new Set(schema.distributed), definers);
      process.stdout.write(reportOf(classified, schema));
      if (values.out !== undefined)
        writeFileSync(values.out, JSON.stringify({ schema, statements: classified }, null, 2));
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function capture(specs: readonly string[]): Promise<Captured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'contra-statements-'));
  const file = join(folder, 'statements.jsonl');
  const chosen = specs.length > 0 ? specs : SPECS;
  const jest = [join(ROOT, 'node_modules/jest/bin/jest.js'), '--selectProjects', 'system', '--', ...chosen];
  const child = spawn(process.execPath, jest, {
    cwd: ROOT,
    env: { ...process.env, CONTRA_STATEMENTS: file },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) process.stderr.write('Some of the specs failed: what they would have sent is missing.\n');
  const statements = existsSync(file) ? read(file) : [];
  rmSync(folder, { recursive: true });
  return statements;
}

/** Each of them once, whichever process sent it. */
function read(file: string): Captured[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const all = lines.map((line) => JSON.parse(line) as Captured);
  return [...new Map(all.map((each) => [each.text, each])).values()];
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
