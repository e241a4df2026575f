import { execFile } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../../support/app';
import { archiveOf, filesOf } from '../../support/archive';
import { openBooks, type Books } from '../../support/books';
import { openCompleteBooks, type CompleteBooks } from '../../support/complete-books';

/** `npm run verify:archive` as a process of its own: how it ends, and what it says. */
function verifyCommand(app: TestApp, ...args: string[]): Promise<[number, string]> {
  const script = ['../../support/run-ts.js', '../../../src/modules/documents/verify-archive.ts'];
  const { ownerUrl, serviceUrl } = app.database;
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: ownerUrl,
    DATABASE_SERVICE_URL: serviceUrl,
    ARCHIVE_DIR: archiveOf(app),
  };
  return new Promise((done) => {
    const command = [...script.map((each) => join(__dirname, each)), ...args];
    execFile(process.execPath, command, { env, cwd: tmpdir() }, (error, stdout, stderr) =>
      done([error ? Number(error.code) : 0, stdout + stderr]),
    );
  });
}

describe('npm run verify:archive', () => {
  let app: TestApp;
  let ours: CompleteBooks;
  let theirs: Books;
  let noteId: string;

  beforeAll(async () => {
    app = await startTestApp();
    ours = await openCompleteBooks(app);
    theirs = await openBooks(app);
    const request = { customerId: ours.customer.id, clientName: undefined, status: 'issued' };
    noteId = (await ours.credited(request)).id as string;
    // Without an address: a PDF alone.
    await theirs.credited({ status: 'issued' });
    await app.settle('relay', 'jobs:archive');
  });
  afterAll(() => app.close());

  it('reads every archived file of every organisation, and ends with 0 when all are what they were', async () => {
    const [code, said] = await verifyCommand(app);
    expect([code, said.trim().split('\n').sort()]).toEqual([
      0,
      [
        'Every archived file is what was archived.',
        `${ours.organisation.id}: 3 archived files: as archived`,
        `${theirs.organisation.id}: 1 archived files: as archived`,
      ].sort(),
    ]);
  });

  it('names each that is missing or is another, and ends with 1', async () => {
    const [changed = '', gone = ''] = filesOf(app, ours.organisation.id, noteId);
    const kept = [readFileSync(changed), readFileSync(gone)] as const;
    appendFileSync(changed, ' ');
    rmSync(gone);
    const [code, said] = await verifyCommand(app, '--organisation', ours.organisation.id);
    expect(code).toBe(1);
    expect(said).toContain(`DIFFERS: ${changed.slice(archiveOf(app).length + 1)} has the SHA-256`);
    expect(said).toContain(`DIFFERS: ${gone.slice(archiveOf(app).length + 1)} is missing`);
    expect(said).toContain('2 archived files differ from what was archived.');
    expect(said).not.toContain(theirs.organisation.id);
    expect((await verifyCommand(app, '--organisation', theirs.organisation.id))[0]).toBe(0);
    writeFileSync(changed, kept[0]);
    writeFileSync(gone, kept[1]);
  });
});
