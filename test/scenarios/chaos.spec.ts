import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { stepOf } from '../../chaos/workload/client';

interface Summary {
  readonly findings: readonly string[];
  readonly faults: Readonly<Record<string, number>>;
  readonly outcomes: { readonly acknowledged: number };
  readonly looked: Readonly<Record<string, number>>;
}

const PROGRAM = resolve(__dirname, '../../dist/chaos/main.js');
const LIMIT_MS = 600_000;
/** Those that are over within a second or two: `npm run chaos` has them all. */
const FAULTS = [
  'kill -9 of the',
  'kill -9 of one',
  'COMMIT',
  '40001',
  '40P01',
  'told to end',
  'connections cut',
];

describe('a short run of chaos', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contra-chaos-spec-'));
  let said: string;
  let code: number | null;
  let summary: Summary | null = null;

  beforeAll(async () => {
    const options = ['--seed', '7', '--minutes', '0.35', '--faults', FAULTS.join(), '--folder', folder];
    const child = spawn(process.execPath, [PROGRAM, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    const late = setTimeout(() => child.kill('SIGTERM'), LIMIT_MS - 60_000);
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    said = (await Promise.all([text(child.stdout), text(child.stderr)])).join('\n');
    code = await ended;
    clearTimeout(late);
    if (/The books (?:do not )?hold/.test(said))
      summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as Summary;
  }, LIMIT_MS);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds that the books hold', () => {
    if (code !== 0) throw new Error(`The run ended with ${String(code)}:\n${said.slice(-20_000)}`);
    expect(summary?.findings).toEqual([]);
  });

  it('breaks processes and connections', () => {
    const faults = Object.keys(summary?.faults ?? {});
    expect(faults.length).toBeGreaterThanOrEqual(5);
    expect(faults).toEqual(expect.arrayContaining([expect.stringContaining('kill -9')]));
  });

  it('has work done meanwhile, and looks at it', () => {
    expect(summary?.outcomes.acknowledged).toBeGreaterThan(20);
    for (const what of ['delivered', 'followed', 'entries', 'readBack', 'replays', 'looks'])
      expect({ [what]: (summary?.looked[what] ?? 0) > 0 }).toEqual({ [what]: true });
  });

  it('plans the same for the same seed, whatever was drawn before', () => {
    const first = stepOf(7, 3, 11);
    stepOf(7, 3, 12).next();
    const drawn = [first.next(), first.branch(1).next()];
    const again = stepOf(7, 3, 11);
    expect([again.next(), again.branch(1).next()]).toEqual(drawn);
    expect(stepOf(8, 3, 11).next()).not.toBe(drawn[0]);
  });
});
