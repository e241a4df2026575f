import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT } from '../architecture/source-tree';
import { MUTATION } from '../support/test-database';
import type { Edit } from './guard';

export interface FailedTest {
  readonly spec: string;
  readonly test: string;
}

export interface Outcome {
  readonly passed: number;
  readonly failed: readonly FailedTest[];
}

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
/** Far beyond what any of these runs takes; Jest itself ends a test that waits for ever. */
const MOST_SECONDS = 1200;

/** A file that cannot be run at all, or a run that does not come to an end, says nothing of a guard: an error. Runs specs, named by parts of their paths, without something; `only` narrows them to the tests whose names it fits. */
export async function runSpecs(
  specs: readonly string[],
  without: string | readonly Edit[] | null,
  { only }: { only?: string } = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'contra-mutation-'));
  const file = join(folder, 'report.json');
  // Without a guard something may stay open, which Jest would wait for when the report is long written.
  const args = [
    JEST,
    '--config',
    join(__dirname, 'jest.config.js'),
    '--forceExit',
    '--json',
    '--outputFile',
    file,
  ];
  if (only !== undefined) args.push('-t', only);
  const child = spawn(process.execPath, [...args, '--', ...specs], {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, ...variablesOf(without) },
    timeout: MOST_SECONDS * 1000,
  });
  await once(child, 'exit');
  try {
    return outcomeOf(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function variablesOf(without: string | readonly Edit[] | null): Record<string, string> {
  if (without === null) return {};
  return typeof without === 'string'
    ? { [MUTATION]: without }
    : { CONTRA_MUTATED_SOURCE: JSON.stringify(without) };
}

function outcomeOf({ numPassedTests, testResults }: Report): Outcome {
  const failed = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const spec = relative(ROOT, name).split('\\').join('/');
    const tests = assertionResults.filter((each) => each.status === 'failed');
    if (tests.length === 0 && status === 'failed') throw new Error(`${spec} could not be run: ${message}`);
    return tests.map(({ fullName }) => ({ spec, test: fullName }));
  });
  return { passed: numPassedTests, failed };
}
