import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';

const run = promisify(execFile);
const ROOT = join(__dirname, '../../..');
const readme = readFileSync(join(ROOT, 'sdk/README.md'), 'utf8');
const [program = '', ...examples] = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code);

/** What the examples take as given. */
const GIVEN = `
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Contra, isContraError, type Body } from '@contra/sdk';
declare const contra: Contra;
declare const note: { id: string };
declare const request: Body<'createCreditNote'>;
interface Incoming { body: Buffer; headers: Record<string, string | string[] | undefined> }
interface Outgoing { sendStatus(status: number): void }
declare const express: { raw(options: object): unknown };
declare const app: { post(path: string, parse: unknown, take: (request: Incoming, response: Outgoing) => void): void };
`;

describe('The README of the client', () => {
  let app: TestApp;
  let books: Books;
  /** A project of somebody who has installed the package, and nothing else. */
  let project: string;

  beforeAll(async () => {
    if (!existsSync(join(ROOT, 'sdk/dist/index.js'))) throw new Error('build the client: npm run sdk:build');
    app = await startTestApp();
    books = await openBooks(app);
    project = mkdtempSync(join(tmpdir(), 'contra-sdk-'));
    const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', project], {
      cwd: join(ROOT, 'sdk'),
    });
    const installed = join(project, 'node_modules/@contra/sdk');
    await mkdir(installed, { recursive: true });
    await mkdir(join(project, 'node_modules/@types'));
    await run('tar', ['-xzf', packed.stdout.trim(), '--strip-components=1', '-C', installed], {
      cwd: project,
    });
    for (const name of ['standardwebhooks', '@types/node', 'undici-types'])
      symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
  });
  afterAll(async () => {
    rmSync(project, { recursive: true, force: true });
    await app.close();
  });

  it('begins with a program of ten lines', () => {
    const lines = program.trim().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines[0]).toBe("import { Contra } from '@contra/sdk';");
  });

  it('has a program that runs as it stands, given an address and a key', async () => {
    const file = join(project, 'program.mjs');
    expect(program).toContain('http://127.0.0.1:3000');
    writeFileSync(file, program.replace('http://127.0.0.1:3000', app.url));
    const env = { PATH: process.env['PATH'], CONTRA_KEY: books.liveKey };
    const { stdout, stderr } = await run(process.execPath, [file], { env });
    const number = `CN-${String(new Date().getUTCFullYear())}-0001`;
    expect(stdout).toBe(`${number} credits 120.00 GBP\n${number} draft\n`);
    expect(stderr).toBe('');
    const { body } = await books.live.get('/credit-notes');
    expect(body.data.map((note: { number: string }) => note.number)).toEqual([number]);
  });

  it('has programs and examples whose types are right, in a strict project', async () => {
    writeFileSync(join(project, 'program.mts'), program);
    const bodies = examples.map((code) => `export async function example() {\n${code}}\n`);
    bodies.forEach((body, index) =>
      writeFileSync(join(project, `example-${String(index + 1)}.mts`), GIVEN + body),
    );
    const wrong = `${GIVEN}\nexport const note2 = contra.creditNotes.create({ clientNames: 'Acme' });\n`;
    writeFileSync(join(project, 'wrong.mts'), wrong);
    const options = { strict: true, noEmit: true, module: 'node16', target: 'ES2022', types: ['node'] };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [tsc, '-p', '.', '--skipLibCheck'], {
      cwd: project,
    }).catch((failed: unknown) => failed as { stdout: string });
    const complaints = stdout.split('\n').filter((line) => line.includes('error'));
    expect(complaints).toEqual([expect.stringMatching(/^wrong\.mts.*'clientNames' does not exist/)]);
    expect(examples.length).toBeGreaterThan(4);
  });
});
