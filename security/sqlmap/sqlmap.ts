import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cleanup, endChild } from '../../bench/harness/cleanup';

export interface Trial {
  readonly urls: readonly string[];
  /** Sent with each request; a `*` in one is the place to try. */
  readonly headers: Readonly<Record<string, string>>;
  /** Makes it a POST. */
  readonly body?: string;
}

export interface Finding {
  readonly url: string;
  readonly place: string;
  readonly parameter: string;
  readonly techniques: string;
  /** sqlmap itself takes it for a false positive: an answer changed by chance, or came late from a busy machine. */
  readonly doubtful: boolean;
}

export interface Outcome {
  /** Parameters and headers that it tried to inject into. */
  readonly places: number;
  readonly findings: readonly Finding[];
}

export interface Thoroughness {
  readonly level: number;
  readonly risk: number;
}

const END_MS = 5000;
const TOLD_EVERY = 20;

/** How many addresses of the list it has begun with. */
const begunIn = (said: string): number => said.match(/^\[\d+\/.+\] URL:/gm)?.length ?? 0;

export function sqlmapVersion(): string {
  try {
    return execFileSync('sqlmap', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')[0]
      ?.trim() as string;
  } catch {
    throw new Error('sqlmap is missing: apt-get install sqlmap');
  }
}

/** Has sqlmap try all the places of the addresses; what it found. Throws when it did not come to the end of the list. */
export async function runSqlmap(
  trial: Trial,
  { level, risk }: Thoroughness,
  cleanup: Cleanup,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'contra-sqlmap-'));
  cleanup.add(() => rmSync(folder, { recursive: true, force: true }));
  const [list, results] = [join(folder, 'urls.txt'), join(folder, 'results.csv')];
  writeFileSync(list, `${trial.urls.join('\n')}\n`);
  const headers = Object.entries(trial.headers).map(([name, value]) => `${name}: ${value}`);
  const child = spawn(
    'sqlmap',
    [
      ...['-m', list, '--results-file', results, '--output-dir', folder, '--headers', headers.join('\n')],
      ...(trial.body === undefined ? [] : ['--data', trial.body]),
      ...['--level', String(level), '--risk', String(risk), '--dbms', 'PostgreSQL', '--time-sec', '3'],
      ...['--batch', '--flush-session', '--disable-coloring', '--keep-alive', '--retries', '1'],
      // A refusal is an answer as any other: whether it changes with what is asked is what counts.
      ...['--ignore-code', '*'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  cleanup.add(() => endChild(child, END_MS));
  let [said, told] = ['', 0];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      said += text;
      const before = told;
      told += begunIn(text);
      if (Math.floor(told / TOLD_EVERY) > Math.floor(before / TOLD_EVERY))
        process.stderr.write(`  ${told} of ${trial.urls.length} addresses\n`);
    });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const ended = begunIn(said);
  if (code !== 0 || (ended < trial.urls.length && trial.urls.length > 1))
    throw new Error(`sqlmap ended with ${String(code)} after ${ended} addresses:\n${said.slice(-3000)}`);
  const places = said.match(/testing for SQL injection on /g)?.length ?? 0;
  if (places === 0) throw new Error(`sqlmap tried nothing of ${trial.urls[0] ?? ''}`);
  return {
    places,
    findings: existsSync(results) ? findingsIn(readFileSync(results, 'utf8')) : [],
  };
}

/** A line for each place that was found to let SQL in. */
export function findingsIn(csv: string): Finding[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [])
    .filter(([, place = '']) => place !== '')
    .map(([url = '', place = '', parameter = '', techniques = '', note = '']) => ({
      url,
      place,
      parameter,
      techniques,
      doubtful: note.includes('false positive'),
    }));
}
