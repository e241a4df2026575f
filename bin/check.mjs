// `npm run check`: the checks in two lanes, as most machines have two cores. Ends with 1 when one of them fails.
// `npm run check -- --untested` leaves out those that are tests, which `npm test` runs as well.
import { spawn } from 'node:child_process';

const TESTS = ['architecture', 'docs:check'];
const LANES = [['format:check', 'types', ...TESTS, 'openapi:check'], ['lint']];
const wanted = process.argv.includes('--untested') ? (name) => !TESTS.includes(name) : () => true;

/** What a check says is shown when it is done, so that lanes do not mix. */
const run = (name) =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], { shell: process.platform === 'win32' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => (said += String(error)));
    child.on('close', (code) => {
      process.stdout.write(`\n== ${name}: ${code === 0 ? 'passed' : 'failed'}\n${said}`);
      resolve(code === 0);
    });
  });

const outcomes = await Promise.all(
  LANES.map(async (lane) => {
    let passed = true;
    for (const name of lane.filter(wanted)) passed = (await run(name)) && passed;
    return passed;
  }),
);
process.exitCode = outcomes.every(Boolean) ? 0 : 1;
