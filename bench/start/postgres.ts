import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../src/platform/database/embedded/free-port';
import { findBinaries, program } from '../../src/platform/database/embedded/binaries';
import { runUser } from '../../src/platform/database/embedded/run-user';

/** Seconds until a server in the folder takes connections; a new one is made first where there is none. Stops it again. */
export async function startAndStopPostgres(folder: string): Promise<number> {
  const user = runUser();
  const binaries = findBinaries(user, folder, null);
  const cluster = join(folder, 'cluster');
  const run = (name: 'initdb' | 'pg_ctl', args: readonly string[]): Promise<void> =>
    new Promise((done, fail) => {
      const child = spawn(program(binaries, name), args, {
        ...user,
        cwd: '/',
        env: { ...process.env, LC_ALL: 'C' },
        stdio: 'ignore',
      });
      child.once('error', fail).once('exit', (code) => {
        if (code === 0) done();
        else fail(new Error(`${name} failed with ${code ?? 'a signal'}`));
      });
    });
  const port = await freePort();
  const start = performance.now();
  if (!existsSync(cluster)) {
    mkdirSync(cluster, { mode: 0o700 });
    if (user) chownSync(cluster, user.uid, user.gid);
    await run('initdb', ['--pgdata', cluster, '--locale=C', '--encoding=UTF8', '--data-checksums']);
  }
  const options = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  const log = join(cluster, 'start.log');
  await run('pg_ctl', ['start', '--wait', '--pgdata', cluster, '--log', log, '--options', options]);
  const seconds = (performance.now() - start) / 1000;
  await run('pg_ctl', ['stop', '--wait', '--mode=fast', '--pgdata', cluster]);
  return seconds;
}
